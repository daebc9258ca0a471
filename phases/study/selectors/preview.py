"""What saving a session would do, said before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from phases.meetings import selectors as meetings
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.study.facts import SessionFacts
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from phases.study.selectors import ledger
from phases.timeline.models import Campaign

NAMED = 3  # names that fit a line


@dataclass(frozen=True)
class Outcome:
    """Present and absent, the credit, who reaches the hours, the make-up list, the required reading: before → after."""

    present: int
    absent: int
    half_hours: int
    credited: int
    target: int | None
    met_before: int
    met_after: int
    short_before: int
    short_after: int
    required: int
    required_before: int
    required_after: int
    clashes: Sequence[Attendance]

    @property
    def total(self) -> int:
        return self.half_hours * self.credited

    @property
    def clashing(self) -> list["Clash"]:
        """One line for each other meeting, however many people it shares with this one."""
        by_meeting: dict[int, list[Attendance]] = {}
        for line in self.clashes:
            by_meeting.setdefault(line.meeting_id, []).append(line)
        return [
            Clash(
                title=lines[0].meeting.title,
                names="、".join(line.person.name for line in lines[:NAMED]),
                more=max(0, len(lines) - NAMED),
            )
            for lines in by_meeting.values()
        ]


@dataclass(frozen=True)
class Clash:
    """Another meeting at the same time: who is recorded there too, and how many more than are named."""

    title: str
    names: str
    more: int


def outcome_of(campaign: Campaign, facts: SessionFacts, session: StudySession | None = None) -> Outcome:
    """The figures as they stand and as they will stand; `session` is the one that is being corrected."""
    meeting = facts.meeting
    present = [line.person for line in meeting.attendance if line.present]
    clashes = meetings.clashes(
        campaign, meeting.held_on, (meeting.starts_at, meeting.ends_at), present, but=session.pk if session else None
    )
    taken = {line.person_id for line in clashes if line.meeting.kind == Meeting.Kind.STUDY}
    held = meeting.state == Meeting.State.HELD
    credited = {person.pk for person in present if held} - taken
    demand = ledger.demand_in(meeting.phase)
    accounts = ledger.accounts_of(meeting.phase, Person.objects.on_roster(campaign.unit), demand)
    asked = [account for account in accounts if account.target is not None]
    size = facts.half_hours if facts.form in demand.forms else 0
    old = _credited_now(session, demand.forms) if session else {}
    lacks = [
        max(0, account.lack_of(old.get(account.person.pk, 0)) - (size if account.person.pk in credited else 0))
        for account in asked
    ]
    short_before, short_after = sum(bool(account.lack) for account in asked), sum(map(bool, lacks))
    required = StudyMaterial.objects.filter(campaign=campaign).exclude(priority=StudyMaterial.Priority.OPTIONAL)
    wanted = set(required.values_list("pk", flat=True))
    studied = studied_materials(campaign, but=session) & wanted
    now = studied | (set() if session is None else set(session.materials.values_list("pk", flat=True)) & wanted)
    return Outcome(
        present=len(present),
        absent=len(meeting.attendance) - len(present),
        half_hours=facts.half_hours,
        credited=len(credited),
        target=demand.half_hours,
        met_before=len(asked) - short_before,
        met_after=len(asked) - short_after,
        short_before=short_before,
        short_after=short_after,
        required=len(wanted),
        required_before=len(now),
        required_after=len(studied | ({material.pk for material in facts.materials if held} & wanted)),
        clashes=clashes,
    )


def studied_materials(campaign: Campaign, *, but: StudySession | None = None) -> set[int]:
    """The materials that sessions which were held have studied."""
    held = StudySession.objects.filter(meeting__campaign=campaign, meeting__state=Meeting.State.HELD)
    if but is not None:
        held = held.exclude(pk=but.pk)
    return {pk for pk in held.values_list("materials", flat=True) if pk is not None}


def _credited_now(session: StudySession, forms: Sequence[str]) -> dict[int, int]:
    """What the session gives to each person as it stands, make-ups aside."""
    given = StudyCredit.objects.standing().filter(session=session, mode=StudyCredit.Mode.ATTENDED, form__in=forms)
    return dict(given.values_list("person", "half_hours"))
