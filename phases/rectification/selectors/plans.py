"""Reads of the plan and of what was published of it."""

import json
from collections import defaultdict
from typing import Any

from django.db.models import Count, Q, QuerySet

from phases.opinions.models import Opinion
from phases.organisation.models import Person
from phases.rectification.models import Item, ItemCategory, PlanPublication, RectificationPlan
from phases.rectification.states import ItemState
from phases.timeline.models import Campaign

SHORTEST_NAME = 2


def plan_of(campaign: Campaign) -> RectificationPlan | None:
    return RectificationPlan.objects.filter(campaign=campaign).select_related("document", "campaign__unit").first()


def categories_of(plan: RectificationPlan) -> QuerySet[ItemCategory]:
    """With how many items stand in each, and how many of them are closed; one query."""
    whole = Q(items__parent=None)
    return plan.categories.annotate(
        planned=Count("items", filter=whole),
        closed=Count("items", filter=whole & Q(items__state=ItemState.CLOSED)),
        parts=Count("items", filter=Q(items__parent__isnull=False)),
    ).order_by("order", "pk")


def published_content(plan: RectificationPlan) -> dict[str, Any]:
    """What a publication shows: no leader, no person; quick fixes stand in it as solved (domain.md S-48, T-54)."""
    items = Item.objects.filter(category__plan=plan).select_related("department").order_by("number")
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for item in items:
        if item.parent_id:
            parts[item.parent_id].append(_public(item))
    groups = [
        {
            "name": category.name,
            "direction": category.direction,
            "items": [
                _public(item) | {"parts": parts[item.pk]}
                for item in items
                if item.category_id == category.pk and item.parent_id is None
            ],
        }
        for category in plan.categories.all()
    ]
    fixed = Item.objects.filter(campaign=plan.campaign, category=None, state=ItemState.CLOSED).quick_fixes()
    return {
        "title": plan.title,
        "unit": plan.campaign.unit.name,
        "directions": plan.directions,
        "categories": groups,
        "fixed": [{"item": item.pk, "title": item.title, "done": item.done} for item in fixed],
    }


def _public(item: Item) -> dict[str, Any]:
    return {
        "item": item.pk,
        "title": item.title,
        "goal": item.goal,
        "measures": item.measures,
        "department": item.department.name if item.department else "",
        "due": item.due_words,
        "deadline_class": item.deadline_class,
    }


def names_within(campaign: Campaign, content: dict[str, Any]) -> list[str]:
    """Names of the roster in what is to be published, in the order of the roster."""
    text = json.dumps(content, ensure_ascii=False)
    names = Person.objects.on_roster(campaign.unit).values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if len(name) >= SHORTEST_NAME and name in text]


def publications_of(campaign: Campaign) -> QuerySet[PlanPublication]:
    return PlanPublication.objects.filter(plan__campaign=campaign).select_related("plan__campaign__unit", "channel")


def standing(campaign: Campaign) -> PlanPublication | None:
    """The newest publication for everybody that is up today."""
    today = campaign.today
    up = publications_of(campaign).filter(scope=PlanPublication.Scope.PUBLIC, published_on__lte=today)
    return up.filter(Q(until=None) | Q(until__gte=today)).first()


def answers_to(publication: PlanPublication) -> QuerySet[Opinion]:
    return Opinion.objects.filter(channel=publication.channel_id).order_by("-received_on", "-entered_at")


def states_now(publication: PlanPublication) -> dict[int, str]:
    """How far each published item is today, in a word; never how late."""
    items = Item.objects.filter(campaign=publication.plan.campaign_id)
    return {item.pk: item.state for item in items.only("pk", "state")}
