"""What follows from each consolidated opinion: problems, items, and in what it ended (domain.md S-36, T-22, T-55)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.opinions.models import OpinionGroup
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.timeline.models import Campaign


class End(models.TextChoices):
    """Where a consolidated opinion stands; the first three are ends, the others still go on."""

    CLOSED = "closed", _("struck off the list")
    HANDED_OVER = "handed_over", _("handed over to long-term work")
    ANSWERED = "answered", _("answered")
    DECLINED = "declined", _("not adopted, with a reason")
    IN_HAND = "in_hand", _("in hand")
    ANALYSED = "analysed", _("a problem, not planned yet")
    ADOPTED = "adopted", _("adopted, nothing follows yet")
    OPEN = "open", _("not decided yet")


GOES_ON = frozenset({End.IN_HAND, End.ANALYSED, End.ADOPTED, End.OPEN})
Adoption = OpinionGroup.Adoption


@dataclass(frozen=True)
class Followed:
    """A consolidated opinion with its problems and items, each in the order of their numbers."""

    group: OpinionGroup
    problems: tuple[Problem, ...]
    items: tuple[Item, ...]

    @property
    def end(self) -> End:
        if self.items:
            return end_of_items(self.items)
        if self.problems:
            carried = all(problem.state == ProblemState.CARRIED_OVER for problem in self.problems)
            return End.HANDED_OVER if carried else End.ANALYSED
        if self.group.adoption == Adoption.DECLINED:
            return End.DECLINED
        if self.group.replied_on:
            return End.ANSWERED
        return End.OPEN if self.group.adoption == Adoption.OPEN else End.ADOPTED


def end_of_items(items: Iterable[Item]) -> End:
    """Several items have ended when the last of them has."""
    return _end_of({ItemState(item.state) for item in items})


def ends_of_problems(problems: Iterable[Problem]) -> dict[int, End]:
    """How those end that are being rectified, read from their items and stored nowhere (domain.md 6.3); one query."""
    planned = [problem.pk for problem in problems if problem.state == ProblemState.PLANNED]
    states: dict[int, set[ItemState]] = defaultdict(set)
    links = (
        Item.problems.through.objects.filter(problem__in=planned) if planned else Item.problems.through.objects.none()
    )
    for problem, state in links.values_list("problem", "item__state"):
        states[problem].add(ItemState(state))
    return {problem: _end_of(found) for problem, found in states.items()}


def _end_of(states: set[ItemState]) -> End:
    if states == {ItemState.CLOSED}:
        return End.CLOSED
    return End.HANDED_OVER if states <= {ItemState.CLOSED, ItemState.HANDED_OVER} else End.IN_HAND


def followed(campaign: Campaign, groups: Iterable[OpinionGroup]) -> list[Followed]:
    """What follows from each of `groups`; six queries, however many there are.

    What was linked to an opinion that has since been merged into another follows from that other one. A problem may
    stand for many opinions: an item that answers some of them by name is the outcome of those alone.
    """
    heirs = _heirs(campaign)
    problems = {problem.pk: problem for problem in Problem.objects.filter(campaign=campaign).order_by("number")}
    items = {
        item.pk: item
        for item in Item.objects.filter(campaign=campaign).select_related("category").order_by("number", "pk")
    }
    of_group: dict[int, set[int]] = defaultdict(set)
    for named, problem in Problem.groups.through.objects.filter(problem__campaign=campaign).values_list(
        "opiniongroup", "problem"
    ):
        of_group[heirs[named]].add(problem)
    of_problem: dict[int, set[int]] = defaultdict(set)
    for problem, item in Item.problems.through.objects.filter(item__campaign=campaign).values_list("problem", "item"):
        of_problem[problem].add(item)
    direct: dict[int, set[int]] = defaultdict(set)
    for named, item in Item.groups.through.objects.filter(item__campaign=campaign).values_list("opiniongroup", "item"):
        direct[heirs[named]].add(item)
    named_by_one = set().union(*direct.values())
    found = []
    for group in groups:
        own = of_group[group.pk]
        behind = set().union(*(of_problem[problem] for problem in own))
        after = direct[group.pk] | behind - named_by_one or behind
        found.append(
            Followed(
                group,
                tuple(problem for pk, problem in problems.items() if pk in own),
                tuple(item for pk, item in items.items() if pk in after),
            )
        )
    return found


def _heirs(campaign: Campaign) -> dict[int, int]:
    """Each consolidated opinion → the one that it lives on in, itself if it was not merged."""
    into = dict(OpinionGroup.objects.filter(campaign=campaign).values_list("pk", "merged_into"))
    heirs = {}
    for start in into:
        last, seen = start, {start}
        while (following := into.get(last)) and following not in seen:
            seen.add(following)
            last = following
        heirs[start] = last
    return heirs
