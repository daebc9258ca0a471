"""Discussions of departments, made by the same acts as in life."""

from phases.discussion import services
from tests.factories import meetings


def discussion(of, department, *, by=None, on=meetings.DAY, form="座谈", views=(), suggestions=(), **fields):
    phase = fields.pop("phase", None) or of.phases.all()[0]
    return services.record_discussion(
        campaign=of,
        phase=phase,
        department=department,
        held_on=on,
        form=form,
        views=list(views),
        suggestions=list(suggestions),
        by=by or meetings.appointed(of),
        **fields,
    )


def summary(of, department, *, by=None, text="小结", on=meetings.DAY):
    return services.hand_in_summary(
        campaign=of, department=department, text=text, on=on, by=by or meetings.appointed(of)
    )
