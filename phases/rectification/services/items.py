"""Items: opened, changed, removed while nothing was reported on them."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from phases.analysis import services as analysis
from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.core import audit, changes
from phases.core.vague_dates import parse
from phases.organisation.models import User
from phases.rectification import rules, selectors
from phases.rectification.models import Item, ItemCategory, RectificationPlan
from phases.rectification.states import ItemState, PlanState
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = (
    "title", "goal", "measures", "due_words", "deadline_class", "outcome", "remarks", "quick_fix", "livelihood",
)  # fmt: skip
LINKS = ("problems", "groups", "points", "assisting", "projects")
NAMED = ("category", "parent", "leader", "department", "person", "conversion")
# How far the plan is says how far an item is that is put into it.
BEGINS = {
    PlanState.DRAFT: ItemState.DRAFT,
    PlanState.APPROVED: ItemState.PLANNED,
    PlanState.PUBLISHED: ItemState.PUBLISHED,
}


@transaction.atomic
def open_item(*, campaign: Campaign, phase: Phase, title: str, by: User, **fields: Any) -> Item:
    """A quick fix is in hand at once; no plan has to exist (domain.md S-48). With a category it stands in the plan.

    `fields`: category, parent, quick_fix, livelihood, goal, measures, leader, department, person, due_words,
    deadline_class, outcome, problems, groups, points, assisting, projects, conversion.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # numbers are given one after the other
    part = timeline.part_of(by, campaign)
    rules.may_open(part, fields.get("department")).enforce()
    links = {name: list(fields.pop(name, ())) for name in LINKS}
    item = Item(campaign=campaign, phase=phase, number=selectors.next_number(campaign), created_by=by)
    if whole := fields.get("parent"):
        whole = locked(whole)
        fields |= {"parent": whole, "category": whole.category, "quick_fix": whole.quick_fix}
    elif fields.get("category"):
        rules.may_put_into_the_plan(part).enforce()
        fields |= {"quick_fix": False}
    rules.may_be_part_of(item, whole).enforce()
    _put(item, state=begins_as(fields.get("category")), title=title, **fields)
    _link(item, links, by)
    audit.append(chain=campaign.audit_chain, act="item.opened", by=by, on=item, after=describe(item))
    return item


@transaction.atomic
def change_item(*, item: Item, by: User, **fields: Any) -> Item:
    item = locked(item)
    part = timeline.part_of(by, item.campaign)
    rules.may_edit(part, item).enforce()
    rules.may_open(part, fields.get("department", item.department)).enforce()  # nobody gives an item away unasked
    rules.keeps_its_deadline(item, fields.get("due_words", item.due_words)).enforce()
    if "category" in fields and fields["category"] != item.category:
        rules.may_put_into_the_plan(part).enforce()
        fields |= {"quick_fix": item.quick_fix and fields["category"] is None}
    if fields.get("parent", item.parent) != item.parent:
        fields["parent"] = locked(fields["parent"]) if fields["parent"] else None
        rules.may_be_part_of(item, fields["parent"]).enforce()
    before = describe(item)
    links = {name: list(fields.pop(name)) for name in LINKS if name in fields}
    _put(item, **fields)
    _link(item, links, by)
    old, new = changes.between(before, describe(item))
    if new:
        audit.append(chain=item.campaign.audit_chain, act="item.changed", by=by, on=item, before=old, after=new)
    return item


@transaction.atomic
def remove_item(*, item: Item, by: User) -> None:
    """Something opened by mistake; what it said stays readable in the trail."""
    item = locked(item)
    rules.may_edit(timeline.part_of(by, item.campaign), item).enforce()
    rules.may_remove(item).enforce()
    audit.append(chain=item.campaign.audit_chain, act="item.removed", by=by, on=item, before=describe(item))
    _link(item, {"problems": []}, by)
    item.delete()


def begins_as(category: ItemCategory | None) -> ItemState:
    """In hand at once, unless it stands in a plan."""
    if category is None:
        return ItemState.IN_PROGRESS
    return BEGINS[PlanState(RectificationPlan.objects.values_list("state", flat=True).get(pk=category.plan_id))]


def locked(item: Item) -> Item:
    """The row as it stands now, held until the transaction ends; an item before its part."""
    found = Item.objects.select_for_update(of=("self",))
    if item.parent_id:
        found.get(pk=item.parent_id)
    return found.select_related("campaign", "category__plan", "parent", *NAMED[2:]).get(pk=item.pk)


def describe(item: Item) -> dict[str, Any]:
    """An item as the trail keeps it."""
    return {
        **{name: getattr(item, name) for name in PLAIN},
        **{name: str(getattr(item, name) or "") for name in NAMED},
        "assisting": "、".join(str(unit) for unit in item.assisting.all()),
        "problems": "、".join(str(problem.number) for problem in item.problems.all()),
        "groups": "、".join(str(group.number) for group in item.groups.all()),
        "points": "、".join(str(point) for point in item.points.all()),
    }


def _put(item: Item, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(item, name, value)
    vague = parse(item.due_words, year=item.campaign.year)
    item.due_on, item.due_precision, item.due_last = vague.on, vague.precision, vague.last
    item.save()


def follow_problems(*, gained: Collection[int], lost: Collection[int], by: User) -> None:
    """A problem that got an item is being rectified; one that lost its last is not."""
    for problem in Problem.objects.filter(pk__in=gained).exclude(state=ProblemState.PLANNED):
        analysis.follow(analysis.locked(problem), "plan", by)
    for problem in Problem.objects.filter(pk__in=lost, state=ProblemState.PLANNED):
        if not selectors.from_problem(problem).exists():
            analysis.follow(analysis.locked(problem), "unplan", by)


def _link(item: Item, links: dict[str, list[Any]], by: User) -> None:
    before = set(item.problems.values_list("pk", flat=True))
    for name, chosen in links.items():
        getattr(item, name).set(chosen)
    after = set(item.problems.values_list("pk", flat=True))
    follow_problems(gained=after - before, lost=before - after, by=by)
