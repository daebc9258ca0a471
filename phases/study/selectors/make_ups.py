"""What one gathering would fill: each person's hours are spread over the sessions they missed, oldest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study.models import StudySession
from phases.study.selectors import ledger
from phases.study.selectors.ledger import Account
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part

LONG_GATHERING = 12  # half hours: a morning and an afternoon


@dataclass(frozen=True)
class Missed:
    """A missed session with the half hours of it that are not made up yet."""

    session: StudySession
    left: int


@dataclass(frozen=True)
class Plan:
    """Somebody short of hours, or who missed sessions where no hours are demanded, with what can be made up."""

    account: Account
    missed: tuple[Missed, ...]

    @property
    def came_to_nothing(self) -> bool:
        """Nothing in the ledger yet: low attendance at its lowest (domain.md T-69)."""
        return not (self.account.sums.collective or self.account.sums.own)

    @property
    def person(self) -> Person:
        return self.account.person

    @property
    def fillable(self) -> int:
        left = sum(missed.left for missed in self.missed)
        return min(self.account.lack, left) if self.account.target else left


def plans_of(phase: Phase, part: Part) -> list[Plan]:
    """The make-up list of a phase with the missed sessions of each; a fixed number of queries."""
    people = list(Person.objects.on_roster(phase.campaign.unit))
    if not part.may(Permission.RECORD_STUDY):
        people = [
            person
            for person in people
            if any(person.unit.path.startswith(department.path) for department in part.departments)
        ]
    demand = ledger.demand_in(phase)
    accounts = [one for one in ledger.accounts_of(phase, people, demand) if _is_short(one, demand)]
    lines = ledger.missed_in(phase.campaign).filter(
        meeting__phase=phase, person__in=[account.person.pk for account in accounts]
    )
    in_order = lines.order_by("meeting__held_on", "meeting")
    found = list(in_order.values_list("person", "meeting", "left"))  # type: ignore[misc] # annotated by missed_in
    sessions = StudySession.objects.in_bulk({meeting for _person, meeting, _left in found})
    missed: dict[int, list[Missed]] = defaultdict(list)
    for person, meeting, left in found:
        missed[person].append(Missed(sessions[meeting], left))
    return [Plan(account, tuple(missed[account.person.pk])) for account in accounts]


def planned_gatherings(campaign: Campaign) -> QuerySet[Meeting]:
    """Make-ups that were arranged and not recorded yet."""
    planned = Meeting.objects.filter(campaign=campaign, kind=Meeting.Kind.MAKE_UP, state=Meeting.State.PLANNED)
    return planned.select_related("phase").order_by("held_on")


def first_words(plans: Sequence[Plan], on: date) -> dict[str, Any]:
    """With what the form opens: the day, the hours that fill most, everybody who can fill something."""
    filling = [plan for plan in plans if plan.fillable]
    longest = min(LONG_GATHERING, max((plan.fillable for plan in filling), default=0))
    return {
        "on": on,
        "half_hours": ledger.in_hours(longest),
        "people": [plan.person.pk for plan in filling],
    }


def whole(left: dict[int, int]) -> dict[str, Any]:
    """With what the form of one session opens: the most that somebody can make up of it, and all who can."""
    most = max(left.values(), default=0)
    return {
        "half_hours": ledger.in_hours(most),
        "people": [person for person, half_hours in left.items() if half_hours == most],
    }


def shares(plans: Sequence[Plan], half_hours: int) -> dict[StudySession, list[tuple[Person, int]]]:
    """How the hours of one gathering are credited: to the missed sessions of each, never above what is left."""
    found: dict[StudySession, list[tuple[Person, int]]] = defaultdict(list)
    for plan in plans:
        left = half_hours
        for missed in plan.missed:
            if left <= 0:
                break
            share = min(left, missed.left)
            found[missed.session].append((plan.person, share))
            left -= share
    return dict(found)


def _is_short(account: Account, demand: ledger.Demand) -> bool:
    """Short of hours; where a phase demands none, whoever missed a session. Special arrangements never are."""
    if demand.half_hours is None:
        return bool(account.missed) and not account.person.arrangement
    return bool(account.lack)
