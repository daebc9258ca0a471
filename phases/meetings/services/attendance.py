"""Taking the roll of a meeting: from the signed sheet, or from those who were seen at the desk."""

from django.db import transaction

from phases.meetings import selectors
from phases.meetings.facts import Presence, facts_of
from phases.meetings.models import Meeting, SignInDesk
from phases.meetings.services import desks, gatherings
from phases.organisation.models import User


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, attendance: tuple[Presence, ...], version: int, by: User, reason: str = ""
) -> Meeting:
    """Who came, everything else as it stands; a planned meeting is held with this."""
    facts = facts_of(meeting, attendance=attendance)
    return gatherings.correct_meeting(meeting=meeting, facts=facts, version=version, by=by, reason=reason)


@transaction.atomic
def record_desk(*, desk: SignInDesk, by: User) -> Meeting:
    """Close the desk; whoever was seen in the room is present, the others are not."""
    attendance = selectors.attendance_at(desk)
    desk = desks.close_desk(desk=desk, by=by, recorded=True)
    meeting = gatherings.locked(desk.meeting)
    return record_attendance(meeting=meeting, attendance=attendance, version=meeting.version, by=by)
