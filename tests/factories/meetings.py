"""Meetings, as the tests of meetings and study need them."""

from datetime import date, time

from phases.documents.models import Document
from phases.meetings import services
from phases.meetings.facts import MeetingFacts, all_but
from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from tests.factories import organisation, timeline

DAY = date(2009, 4, 10)


def people(at, how_many=3):
    return [organisation.person(at) for _ in range(how_many)]


def appointed(to, role=Role.OFFICE, *, department=None):
    """A login with a part in the campaign."""
    return timeline.part(to, role, department=department)


def facts(of, *, people=(), absent=None, on=DAY, kind=Meeting.Kind.MOBILISATION, title="动员大会", **fields):
    """What would be typed; `absent` maps a person to the reason."""
    away = {person.pk: reason for person, reason in (absent or {}).items()}
    return MeetingFacts(
        phase=fields.pop("phase", None) or of.phases.all()[0],
        kind=kind,
        title=title,
        held_on=on,
        attendance=all_but(people, away),
        **fields,
    )


def meeting(of, *, by=None, **fields):
    return services.record_meeting(campaign=of, facts=facts(of, **fields), by=by or appointed(of))


def at(hour, minute=0):
    return time(hour, minute)


def desk(of, *, people, by, **fields):
    """An open desk of a meeting that is planned for today."""
    planned = meeting(of, by=by, people=people, on=of.today, state=Meeting.State.PLANNED, **fields)
    return services.open_desk(meeting=planned, by=by)


def review(phase, *, by, reviewer="局党组书记", text="学习扎实，调研还要深入。", on=DAY, **fields):
    return services.record_review(phase=phase, reviewer=reviewer, text=text, reviewed_on=on, by=by, **fields)


def directive(of, title):
    return Document.objects.create(campaign=of, kind=Document.Kind.DIRECTIVE, title=title)
