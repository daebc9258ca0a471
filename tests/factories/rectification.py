"""Items in the state that a test needs, made by the same acts as in life."""

from itertools import count

from phases.organisation.roles import Role
from phases.rectification import services
from tests.factories import meetings

numbers = count(1)


def item(of, title="", *, by=None, **fields):
    return services.open_item(
        campaign=of,
        phase=fields.pop("phase", None) or of.phases.all()[0],
        title=title or f"整改事项{next(numbers)}",
        by=by or meetings.appointed(of),
        **fields,
    )


def claimed(of, title="", *, by=None, **fields):
    by = by or meetings.appointed(of)
    return services.claim(item=item(of, title, by=by, **fields), done="三个处室的通知合并成一份。", by=by)


def checked(of, title="", *, by=None, other=None, **fields):
    return services.check(item=claimed(of, title, by=by, **fields), by=other or meetings.appointed(of), note="属实")


def closed(of, title="", *, head=None, **fields):
    return services.close(item=checked(of, title, **fields), by=head or meetings.appointed(of, Role.HEAD))
