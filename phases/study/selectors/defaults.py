"""With what the form for a session opens: from the roster, from the plan, from the last session."""

from typing import Any

from phases.meetings import selectors as meetings
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Group, Person
from phases.organisation.roles import Permission
from phases.study.models import PlannedStudy, StudySession
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


def last_session(campaign: Campaign, part: Part) -> StudySession | None:
    """The session recorded last; for a liaison, of the own department's people."""
    held = StudySession.objects.filter(meeting__campaign=campaign, meeting__state=Meeting.State.HELD)
    if not part.may(Permission.RECORD_STUDY):
        own = Attendance.objects.filter(person__unit__in=part.departments).values("meeting")
        held = held.filter(pk__in=own)
    return held.select_related("meeting").order_by("-meeting__recorded_at", "-pk").first()


def for_new_session(campaign: Campaign, part: Part) -> dict[str, Any]:
    """Today, and group, form, times and place of the last session."""
    values: dict[str, Any] = {"held_on": campaign.today, "phase": timeline.current_phase(campaign)}
    last = last_session(campaign, part)
    if last is None:
        return values
    meeting = last.meeting
    return values | {
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "hours": None if meeting.starts_at and meeting.ends_at else last.hours,
        "place": meeting.place,
        "form": last.form,
        "groups": [link.group_id for link in meeting.for_groups.all()],
    }


def expected(campaign: Campaign, part: Part, groups: list[Group]) -> list[Person]:
    """Who is expected; a liaison sees the own department only."""
    people = meetings.expected_at(campaign.unit, Meeting.Kind.STUDY, groups)
    if part.may(Permission.RECORD_STUDY):
        return people
    return [
        person
        for person in people
        if any(person.unit.path.startswith(department.path) for department in part.departments)
    ]


def planned_before_today(campaign: Campaign) -> list[StudySession]:
    """Planned sessions whose day has come and that nobody has recorded; mid-March has come when it is over."""
    planned = StudySession.objects.filter(
        meeting__campaign=campaign, meeting__state=Meeting.State.PLANNED, meeting__held_on__lte=campaign.today
    )
    found = planned.select_related("meeting", "planned").order_by("meeting__held_on")
    return [session for session in found if _has_come(session, campaign)]


def equivalents_of(campaign: Campaign) -> list[tuple[str, int]]:
    """What the template reckons as so many hours: a whole day, half a day (name, half hours)."""
    return [(str(one["name"]), int(float(one["hours"]) * 2)) for one in campaign.rules.get("equivalents", [])]


def _has_come(session: StudySession, campaign: Campaign) -> bool:
    row: PlannedStudy | None = getattr(session, "planned", None)
    if row is None or row.when_on != session.meeting.held_on or row.when.last is None:
        return True
    return row.when.last <= campaign.today
