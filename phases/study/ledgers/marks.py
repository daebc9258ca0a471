"""One cell of the register of attendance: what it says, and how the roll of its session comes to say the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.core.exports import Cell
from phases.core.ledgers import CellError, Column, Known, Mend, fold
from phases.core.ledgers.columns import amount
from phases.core.ledgers.known import in_all_languages, synonyms
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, User
from phases.study.models import StudyCredit, StudySession
from phases.study.selectors import ledger, matrix
from phases.study.services.settling import settle

PRESENT = "√"
Reason = Attendance.Reason
REASONS = [reason for reason in Reason if reason]


@dataclass(frozen=True)
class Mark(Column):
    """√, on leave (with its reason in brackets, if known), absent, made up, or the hours of the session.

    The value is a mark of `selectors.matrix`, of a leave with its reason after a colon; empty was not expected.
    """

    half_hours: int = 0

    def read(self, text: str, known: Known) -> str:
        if ("", "marks") not in known.memo:
            known.memo["", "marks"] = words()
        mark = known.memo["", "marks"].get(fold(text))
        return mark if mark is not None else self._of_hours(text)

    def show(self, value: Any) -> Cell:
        mark, _colon, reason = str(value or "").partition(":")
        shown = {
            "": "",
            matrix.PRESENT: PRESENT,
            matrix.LEAVE: _("on leave"),
            matrix.ABSENT: _("absent"),
            matrix.MADE_UP: _("make-up"),
        }[mark]
        return f"{shown}（{Reason(reason).label}）" if reason else shown

    def same(self, one: Any, other: Any) -> bool:
        """A sheet that does not say why somebody was on leave takes no reason away."""
        return bool(one == other) or (other == matrix.LEAVE and str(one).startswith(matrix.LEAVE))

    def options(self, known: Known) -> Sequence[str]:
        return [str(self.show(mark)) for mark in (matrix.PRESENT, matrix.LEAVE, matrix.ABSENT, matrix.MADE_UP)]

    def _of_hours(self, text: str) -> str:
        """Whoever came gets the hours of the session, no more and no less."""
        marks = "、".join(map(str, self.options(Known(None, 0))))
        try:
            halves = amount(text) * 2
        except CellError:
            said = _("%(text)s is no mark of attendance. Known are: %(known)s, or the hours of the session.")
            raise CellError(said % {"text": text, "known": marks}, Mend(_("Came"), PRESENT)) from None
        if halves == self.half_hours:
            return matrix.PRESENT
        if halves == 0:
            return matrix.ABSENT
        said = _("The session gives %(hours)s hours, not %(text)s. Who came for a part only is marked by hand.")
        limits = {"hours": f"{self.half_hours / 2:g}", "text": text}
        raise CellError(said % limits, Mend(_("Came"), PRESENT))


def words() -> dict[str, str]:
    """Folded word → mark: labels in every language, and the words of offices."""
    labels = {status.value: status.label for status in Attendance.Status}
    labels |= {f"{matrix.LEAVE}:{reason}": reason.label for reason in REASONS}
    labels[matrix.MADE_UP] = StudyCredit.Mode.MAKE_UP.label
    others: dict[str, list[str]] = synonyms()["words"]["attendance"]
    by_mark = {mark: in_all_languages(label) | set(map(fold, others.get(mark, []))) for mark, label in labels.items()}
    found = {word: mark for mark, spelt in by_mark.items() for word in spelt}
    for reason in REASONS:
        mark = f"{matrix.LEAVE}:{reason}"
        found |= {fold(f"{leave}({why})"): mark for leave in by_mark[matrix.LEAVE] for why in by_mark[mark]}
    return found


def write_marks(campaign: Any, wanted: Mapping[tuple[int, int], str], *, by: User) -> None:
    """Bring the rolls of the sessions to say what the cells say: (session, person) → mark."""
    sessions = _locked(campaign, {session for session, _person in wanted})
    people = Person.objects.in_bulk({person for _session, person in wanted})
    lines = Attendance.objects.filter(meeting__in=sessions, person__in=people)
    standing = {(line.meeting_id, line.person_id): line for line in lines}
    made_up: dict[int, list[int]] = defaultdict(list)
    changed, new, gone = [], [], []
    for (session, person), mark in wanted.items():
        line = standing.get((session, person))
        status, _colon, reason = mark.partition(":")
        if not mark:
            gone += [line.pk] if line else []
            continue
        if line is None:
            line = Attendance(meeting_id=session, person_id=person, category=people[person].category)
            new.append(line)
        else:
            changed.append(line)
        if status == matrix.MADE_UP:
            made_up[session].append(person)
            if line.pk and line.status != Attendance.Status.PRESENT:
                continue  # why somebody was away stays known
        line.status = Attendance.Status.ABSENT if status == matrix.MADE_UP else Attendance.Status(status)
        line.reason = Reason(reason)
    Attendance.objects.filter(pk__in=gone).delete()
    Attendance.objects.bulk_update(changed, ["status", "reason"])
    Attendance.objects.bulk_create(new)
    not_made_up = {pair for pair, mark in wanted.items() if mark != matrix.MADE_UP}
    _strike_make_ups(not_made_up, by)
    settle(campaign=campaign, days={session.meeting.held_on for session in sessions.values()}, by=by)
    _make_up(campaign, sessions, made_up, by)


def _locked(campaign: Any, pks: set[int]) -> dict[int, StudySession]:
    """The sessions; an open form of one of them learns that it is older than the sheet."""
    found = StudySession.objects.filter(meeting__campaign=campaign, pk__in=pks).select_related("meeting")
    sessions = {session.pk: session for session in found}
    meetings = [session.meeting for session in sessions.values()]
    for meeting in meetings:
        meeting.version += 1
    Meeting.objects.bulk_update(meetings, ["version"])
    return sessions


def _strike_make_ups(pairs: set[tuple[int, int]], by: User) -> None:
    struck = [credit for credit in _make_ups(pairs) if (credit.session_id or 0, credit.person_id) in pairs]
    for credit in struck:
        credit.cancelled_at, credit.cancelled_by = timezone.now(), by
        credit.cancelled_reason = _("the register of attendance says otherwise")
    StudyCredit.objects.bulk_update(struck, ["cancelled_at", "cancelled_by", "cancelled_reason"])


def _make_ups(pairs: set[tuple[int, int]]) -> QuerySet[StudyCredit]:
    sessions, people = {session for session, _person in pairs}, {person for _session, person in pairs}
    standing = StudyCredit.objects.standing().filter(mode=StudyCredit.Mode.MAKE_UP)
    return standing.filter(session__in=sessions, person__in=people)


def _make_up(campaign: Any, sessions: Mapping[int, StudySession], made_up: Mapping[int, list[int]], by: User) -> None:
    """What is left of a missed session, made up by today: the sheet does not say when."""
    if not made_up:
        return
    missed = ledger.missed_in(campaign).filter(meeting__in=made_up).values_list("meeting", "person", "left")  # type: ignore[misc] # annotated there
    left = {(meeting, person): rest for meeting, person, rest in missed}
    StudyCredit.objects.bulk_create(
        StudyCredit(
            campaign=campaign,
            phase_id=sessions[session].meeting.phase_id,
            person_id=person,
            session=sessions[session],
            mode=StudyCredit.Mode.MAKE_UP,
            form=sessions[session].form,
            half_hours=left[session, person],
            on=max(campaign.today, sessions[session].meeting.held_on),
            recorded_by=by,
        )
        for session, people in made_up.items()
        for person in people
        if left.get((session, person))
    )
