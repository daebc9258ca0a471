"""The register of attendance: people by sessions (domain.md section 3)."""

from phases.meetings.models import Attendance, Meeting
from phases.study.models import StudyCredit, StudySession
from phases.study.selectors import sessions
from phases.timeline.models import Phase

PRESENT, LEAVE, ABSENT, MADE_UP = "present", "leave", "absent", "made_up"


def sessions_in(phase: Phase) -> list[StudySession]:
    """The sessions held in the phase, oldest first: the columns."""
    return list(sessions.held_in(phase).select_related("meeting").order_by("meeting__held_on", "pk"))


def marks_in(phase: Phase) -> dict[tuple[int, int], str]:
    """What each person did of each session: came, was on leave (:why), was absent, made it up. Two queries."""
    lines = Attendance.objects.filter(
        meeting__phase=phase, meeting__kind=Meeting.Kind.STUDY, meeting__state=Meeting.State.HELD
    )
    rows = lines.values_list("meeting", "person", "status", "reason")
    found = {
        (meeting, person): f"{status}:{reason}" if reason and status == LEAVE else status
        for meeting, person, status, reason in rows
    }
    made_up = StudyCredit.objects.standing().filter(phase=phase, mode=StudyCredit.Mode.MAKE_UP)
    for session, person in made_up.values_list("session", "person"):
        found[session or 0, person] = MADE_UP
    return found
