"""Items in the state that a test needs, made by the same acts as in life."""

from datetime import date
from itertools import count

from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from phases.rectification import services
from tests.factories import meetings, organisation

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


def agreed(of, title="", *, noted_by=None, **fields):
    """Of the plan, with a leader who said yes."""
    return services.agree(
        item=checked(of, title, **fields), by=noted_by or meetings.appointed(of), note="3月2日当面同意"
    )


def closed(of, title="", *, head=None, **fields):
    return services.close(item=checked(of, title, **fields), by=head or meetings.appointed(of, Role.HEAD))


def plan(of, *categories, by=None, directions=("围绕科学发展抓整改",), **fields):
    """A plan that is being drawn up, with categories of these names."""
    by = by or meetings.appointed(of)
    made = services.begin_plan(campaign=of, by=by, directions=list(directions), **fields)
    for name in categories:
        services.add_category(plan=made, name=name, by=by)
    return made


def planned(of, category, title="", *, by=None, **fields):
    """An item of the plan."""
    return item(of, title, by=by, category=category, quick_fix=False, **fields)


def drawn_up(of, *, by=None):
    """An item of the plan that nobody has begun."""
    by = by or meetings.appointed(of)
    made = plan(of, by=by)
    return planned(of, made.categories.first() or services.add_category(plan=made, name="自身建设", by=by), by=by)


def approved(made, *, by=None, kinds=(Meeting.Kind.COMMITTEE,)):
    by = by or meetings.appointed(made.campaign)
    held = [meetings.meeting(made.campaign, by=by, kind=kind, title=f"{kind} 讨论整改方案") for kind in kinds]
    return services.approve_plan(plan=made, meetings=held, by=by)


def published(made, *, by=None, **fields):
    by = by or meetings.appointed(made.campaign)
    return services.publish_plan(plan=made, by=by, **({"place": "馆内公布栏"} | fields))


def handed_over(of, title="", *, by=None, to=None, until=date(2050, 1, 1), **fields):
    by = by or meetings.appointed(of)
    made = item(of, title, by=by, **fields)
    to = to or organisation.department(of.unit)
    return services.hand_over(item=made, to=to, until=until, reason="长期坚持", by=by)


def regulation(of, title="", *, by=None, issued_on=None, **fields):
    """On the list; with a day in force (or abolished) since then."""
    by = by or meetings.appointed(of)
    made = services.record_regulation(
        campaign=of, by=by, **({"title": title or f"规章制度{next(numbers)}", "action": "revise"} | fields)
    )
    act = "abolish" if made.action == "abolish" else "issue"
    return services.move_regulation(regulation=made, act=act, on=issued_on, by=by) if issued_on else made


def booklet(of, *, by=None):
    """Bound, with pages that nobody laid out."""
    by = by or meetings.appointed(of)
    asked = services.ask_for_booklet(campaign=of, by=by)
    return services.keep_booklet(booklet=asked, pdf=b"%PDF-", contents=[{"title": "制度"}], by=by)
