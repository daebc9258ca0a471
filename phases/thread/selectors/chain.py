"""What hangs together with one opinion, problem or item, back to the words that were said and on to the items."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from phases.analysis.models import Problem
from phases.opinions.models import Opinion, OpinionGroup
from phases.rectification.models import Item
from phases.thread.selectors import links

Thing = Opinion | OpinionGroup | Problem | Item


@dataclass(frozen=True)
class Chain:
    """`raw`: the opinions behind it all, in nobody's order."""

    raw: QuerySet[Opinion]
    groups: Sequence[OpinionGroup]
    problems: Sequence[Problem]
    items: Sequence[Item]


def chain_of(thing: Thing) -> Chain:
    """Back along every link and on along every link; eight queries, and the raw ones when they are asked for."""
    groups = list(
        OpinionGroup.objects.live()
        .filter(_behind(thing), campaign=thing.campaign)
        .select_related("category", "department")
        .order_by("number")
        .distinct()
    )
    if isinstance(thing, Problem):
        items = Item.objects.filter(problems=thing)
        return Chain(_raw(groups), groups, [thing], list(items.order_by("number", "pk")))
    if isinstance(thing, Item):
        # Of the many opinions behind its problem, those whose outcome it is: the same ones that lead here from there.
        groups = [link.group for link in links.followed(thing.campaign, groups) if thing in link.items]
        return Chain(_raw(groups), groups, list(thing.problems.order_by("number")), [thing])
    found = links.followed(thing.campaign, groups)
    problems = {problem.pk: problem for link in found for problem in link.problems}
    items_after = {item.pk: item for link in found for item in link.items}
    raw = Opinion.objects.filter(pk=thing.pk) if isinstance(thing, Opinion) else _raw(groups)
    return Chain(
        raw,
        groups,
        sorted(problems.values(), key=lambda problem: problem.number),
        sorted(items_after.values(), key=lambda item: (item.number, item.pk)),
    )


def _behind(thing: Thing) -> Q:
    """The consolidated opinions from which it springs, and those into which they were merged."""
    if isinstance(thing, Opinion):
        return Q(opinions=thing)
    if isinstance(thing, OpinionGroup):
        return Q(pk=thing.pk)
    problems = Problem.objects.filter(pk=thing.pk) if isinstance(thing, Problem) else thing.problems.all()
    named = OpinionGroup.objects.filter(
        pk__in=Problem.groups.through.objects.filter(problem__in=problems).values("opiniongroup")
    )
    if isinstance(thing, Item):
        named |= OpinionGroup.objects.filter(pk__in=thing.groups.values("pk"))
    return Q(pk__in=named.values("pk")) | Q(merged__in=named.values("pk"))


def _raw(groups: Sequence[OpinionGroup]) -> QuerySet[Opinion]:
    return Opinion.objects.standing().filter(groups__in=[group.pk for group in groups]).distinct()
