"""Credits follow attendance: one place brings the ledger in line with what the sessions of a day say.

Whoever writes a session calls `settle` for its day (and for the day it was moved from). The outcome depends on the
records alone, never on the order in which they were written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import User
from phases.study.models import StudyCredit, StudySession
from phases.timeline.models import Campaign

Pair = tuple[int, int]  # session, person


@dataclass(frozen=True)
class Day:
    """What the sessions of some days say: which person each of them credits, and who missed which."""

    sessions: dict[int, StudySession]
    credited: set[Pair]
    missed: set[Pair]


def settle(*, campaign: Campaign, days: Iterable[date], by: User, at: datetime | None = None) -> None:
    """Cancel the credits that no longer hold, write those that are due; the rest stay untouched."""
    on = set(days)
    day = read_days(campaign, on)
    standing = StudyCredit.objects.standing().filter(campaign=campaign, session__meeting__held_on__in=on)
    kept: dict[Pair, int] = defaultdict(int)
    for credit in standing.select_for_update(of=("self",)).order_by("pk"):
        pair = (credit.session_id or 0, credit.person_id)
        # A session is made up in several parts: those recorded first stand as long as the session has room for them.
        if _holds(credit, day) and kept[pair] + credit.half_hours <= day.sessions[pair[0]].half_hours:
            kept[pair] += credit.half_hours
        else:
            _cancel(credit, by, at)
    due = day.credited - {pair for pair, half_hours in kept.items() if half_hours}
    StudyCredit.objects.bulk_create(_attended(day.sessions[session], person, by) for session, person in sorted(due))


def read_days(campaign: Campaign, days: Iterable[date]) -> Day:
    """Who is credited by which session; two sessions at the same time credit a person once, the first recorded."""
    found = StudySession.objects.filter(
        meeting__campaign=campaign, meeting__held_on__in=set(days), meeting__state=Meeting.State.HELD
    )
    sessions = {session.pk: session for session in found.select_related("meeting").order_by("pk")}
    attended: dict[int, list[int]] = defaultdict(list)
    missed: set[Pair] = set()
    lines = Attendance.objects.filter(meeting__in=sessions).order_by("meeting_id")
    for meeting, person, status in lines.values_list("meeting_id", "person_id", "status"):
        if status == Attendance.Status.PRESENT:
            attended[person].append(meeting)
        else:
            missed.add((meeting, person))
    credited = {
        (session, person) for person, held in attended.items() for session in _apart([sessions[pk] for pk in held])
    }
    return Day(sessions, credited, missed)


def _apart(sessions: list[StudySession]) -> Iterator[int]:
    """The sessions that one person can have sat through: none at the same time as an earlier recorded one."""
    taken: list[Meeting] = []
    for session in sessions:
        if not any(_overlap(session.meeting, other) for other in taken):
            taken.append(session.meeting)
            yield session.pk


def _overlap(one: Meeting, other: Meeting) -> bool:
    if one.held_on != other.held_on or not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _holds(credit: StudyCredit, day: Day) -> bool:
    """A credit is never rewritten: where its session says something else now, a new line takes its place."""
    session = day.sessions.get(credit.session_id or 0)
    if session is None or credit.form != session.form or credit.phase_id != session.meeting.phase_id:
        return False
    pair = (session.pk, credit.person_id)
    if credit.mode == StudyCredit.Mode.MAKE_UP:
        return pair in day.missed and credit.on >= session.meeting.held_on
    return pair in day.credited and credit.half_hours == session.half_hours and credit.on == session.meeting.held_on


def _cancel(credit: StudyCredit, by: User, at: datetime | None) -> None:
    credit.cancelled_at, credit.cancelled_by = at or timezone.now(), by
    credit.cancelled_reason = gettext("the session was corrected or cancelled")
    credit.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])


def _attended(session: StudySession, person: int, by: User) -> StudyCredit:
    meeting = session.meeting
    return StudyCredit(
        campaign_id=meeting.campaign_id,
        phase_id=meeting.phase_id,
        person_id=person,
        session=session,
        mode=StudyCredit.Mode.ATTENDED,
        form=session.form,
        half_hours=session.half_hours,
        on=meeting.held_on,
        recorded_by=by,
    )
