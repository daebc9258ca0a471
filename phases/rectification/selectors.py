"""Reads of items that several callers share."""

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Unit
from phases.rectification.models import Item
from phases.rectification.states import OPEN, ItemState
from phases.research.models import Conversion, Topic
from phases.timeline.models import Campaign

WAITING = (ItemState.CLAIMED, ItemState.CHECKED)


def items_of(campaign: Campaign) -> QuerySet[Item]:
    found = Item.objects.filter(campaign=campaign)
    return found.select_related("leader", "department", "person", "phase", "conversion__topic")


def seen_as(items: QuerySet[Item], view: str, campaign: Campaign) -> QuerySet[Item]:
    """The saved views of the list page."""
    match view:
        case "open":
            return items.filter(state__in=OPEN)
        case "waiting":
            return items.filter(state__in=WAITING)
        case "overdue":
            return items.filter(state__in=OPEN, due_last__lt=campaign.today)
        case "closed":
            return items.filter(state=ItemState.CLOSED)
    return items


def matching(items: QuerySet[Item], filters: dict[str, str], campaign: Campaign) -> QuerySet[Item]:
    """The list page's fields: view, phase (its order), department, livelihood (1) and a word."""
    items = seen_as(items, filters.get("view", ""), campaign)
    if (phase := filters.get("phase", "")).isdecimal():
        items = items.filter(phase__order=int(phase[:4]))
    if (department := filters.get("department", "")).isdecimal():
        items = items.filter(department=int(department[:9]))
    if filters.get("livelihood"):
        items = items.filter(livelihood=True)
    if word := filters.get("q", "").strip():
        items = items.filter(Q(title__icontains=word) | Q(done__icontains=word) | Q(measures__icontains=word))
    return items


def from_problem(problem: Problem) -> QuerySet[Item]:
    return Item.objects.filter(problems=problem)


def from_group(group: OpinionGroup) -> QuerySet[Item]:
    return Item.objects.filter(groups=group)


def from_conversions(topic: Topic) -> QuerySet[Item]:
    """Items that spring from a topic's results (domain.md S-35)."""
    return Item.objects.filter(conversion__topic=topic)


def conversions_of(campaign: Campaign) -> QuerySet[Conversion]:
    return Conversion.objects.filter(topic__campaign=campaign, kind=Conversion.Kind.ITEM).select_related("topic")


def next_number(campaign: Campaign) -> int:
    return (Item.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"] or 0) + 1


def departments_of(campaign: Campaign) -> QuerySet[Unit]:
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE, Unit.Kind.BRANCH)
    return Unit.objects.below(campaign.unit).filter(kind__in=kinds)


def counts_of(campaign: Campaign) -> dict[str, int]:
    """How many items each saved view holds; one query."""
    return Item.objects.filter(campaign=campaign).aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state__in=OPEN)),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        overdue=Count("pk", filter=Q(state__in=OPEN, due_last__lt=campaign.today)),
        closed=Count("pk", filter=Q(state=ItemState.CLOSED)),
    )


def views_of(counts: dict[str, int], chosen: str) -> list[dict[str, object]]:
    """The saved views above the list."""
    words = {
        "": (_("all"), "all"),
        "open": (_("in hand"), "open"),
        "waiting": (_("waiting for check or closing"), "waiting"),
        "overdue": (_("overdue"), "overdue"),
        "closed": (_("struck off the list"), "closed"),
    }
    return [
        {"label": label, "count": counts[key], "url": f"?view={view}", "current": view == chosen}
        for view, (label, key) in words.items()
    ]
