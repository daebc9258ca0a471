"""Taking the roll of a session, from the signed sheet or from the sign-in desk; the credits follow."""

from django.db import transaction

from phases.meetings import selectors as meeting_selectors
from phases.meetings import services as meetings
from phases.meetings.facts import Presence
from phases.meetings.models import SignInDesk
from phases.organisation.models import User
from phases.study.facts import facts_of
from phases.study.models import StudySession
from phases.study.services.sessions import correct_session


@transaction.atomic
def record_attendance(
    *, session: StudySession, attendance: tuple[Presence, ...], version: int, by: User, reason: str = ""
) -> StudySession:
    """Who came, everything else as it stands; a planned session is held with this."""
    facts = facts_of(session, attendance=attendance)
    return correct_session(session=session, facts=facts, version=version, by=by, reason=reason)


@transaction.atomic
def record_desk(*, desk: SignInDesk, by: User) -> StudySession:
    """Close the desk; whoever was seen in the room is present and credited, the others are not."""
    attendance = meeting_selectors.attendance_at(desk)
    desk = meetings.close_desk(desk=desk, by=by, recorded=True)
    session = StudySession.objects.get(pk=desk.meeting_id)
    session.meeting = meetings.locked(desk.meeting)
    return record_attendance(session=session, attendance=attendance, version=session.meeting.version, by=by)
