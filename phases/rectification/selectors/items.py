"""Reads of items that several callers share."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Unit
from phases.rectification import rules
from phases.rectification.models import Item, Progress
from phases.rectification.states import OPEN, ItemState
from phases.research.models import Conversion, Topic
from phases.timeline.models import Campaign

WAITING = (ItemState.CLAIMED, ItemState.CHECKED)


def items_of(campaign: Campaign) -> QuerySet[Item]:
    """In the order of the plan: by category, each item before its parts; what stands in no category comes last."""
    found = Item.objects.filter(campaign=campaign).annotate(place=Coalesce("parent__number", "number"))
    related = ("leader", "department", "person", "phase", "conversion__topic", "category__plan", "parent", "handed_to")
    return found.select_related(*related).order_by(
        F("category__order").asc(nulls_last=True), "place", F("parent").asc(nulls_first=True), "number", "pk"
    )


def listed(campaign: Campaign) -> QuerySet[Item]:
    """As the list shows them: with the last note on how far each is."""
    notes = Progress.objects.filter(item=OuterRef("pk")).order_by("-on", "-pk")
    return items_of(campaign).annotate(last_note=Subquery(notes.values("text")[:1]))


def seen_as(items: QuerySet[Item], view: str, campaign: Campaign) -> QuerySet[Item]:
    """The saved views of the list page."""
    views = {
        "open": Q(state__in=OPEN),
        "waiting": Q(state__in=WAITING),
        "overdue": Q(state__in=OPEN, due_last__lt=campaign.today),
        "near": near(campaign),
        "closed": Q(state=ItemState.CLOSED),
        "handed": Q(state=ItemState.HANDED_OVER),
    }
    return items.filter(views.get(view, Q()))


def near(campaign: Campaign) -> Q:
    """Still open, and due within the days that the template calls near."""
    until = campaign.today + timedelta(days=rules.days_before(campaign))
    return Q(state__in=OPEN, due_last__gte=campaign.today, due_last__lte=until)


def matching(items: QuerySet[Item], filters: dict[str, str], campaign: Campaign) -> QuerySet[Item]:
    """The list page's fields: view, phase (its order), department, category, deadline, livelihood (1) and a word."""
    items = seen_as(items, filters.get("view", ""), campaign)
    if (phase := filters.get("phase", "")).isdecimal():
        items = items.filter(phase__order=int(phase[:4]))
    if (department := filters.get("department", "")).isdecimal():
        items = items.filter(department=int(department[:9]))
    if filters.get("livelihood"):
        items = items.filter(livelihood=True)
    if (category := filters.get("category", "")).isdecimal():
        items = items.filter(category=int(category[:9]))
    if deadline := filters.get("deadline"):
        items = items.filter(deadline_class=deadline)
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
        near=Count("pk", filter=near(campaign)),
        overdue=Count("pk", filter=Q(state__in=OPEN, due_last__lt=campaign.today)),
        closed=Count("pk", filter=Q(state=ItemState.CLOSED)),
        handed=Count("pk", filter=Q(state=ItemState.HANDED_OVER)),
        planned=Count("pk", filter=Q(category__isnull=False, parent=None)),
        parts=Count("pk", filter=Q(parent__isnull=False)),
        categories=Count("category", distinct=True),
    )


def views_of(counts: dict[str, int], chosen: str, *, with_delays: bool) -> list[dict[str, object]]:
    """The saved views above the list; delays are a view of those who mend them."""
    words = {
        "": (_("all"), "all"),
        "open": (_("in hand"), "open"),
        "waiting": (_("waiting for check or closing"), "waiting"),
        **({"near": (_("due soon"), "near"), "overdue": (_("overdue"), "overdue")} if with_delays else {}),
        "closed": (_("struck off the list"), "closed"),
        "handed": (_("handed over"), "handed"),
    }
    return [
        {"label": label, "count": counts[key], "url": f"?view={view}", "current": view == chosen}
        for view, (label, key) in words.items()
    ]


def wholes_for(campaign: Campaign, item: Item | None = None) -> QuerySet[Item]:
    """What a part may stand under: open items that are no parts."""
    found = Item.objects.filter(campaign=campaign, parent=None, state__in=OPEN)
    return found.exclude(pk=item.pk) if item and item.pk else found


def open_at_the_end(campaign: Campaign) -> QuerySet[Item]:
    """What has to be closed or handed over before the campaign ends; parts go with their items."""
    settled = [ItemState.CLOSED, ItemState.HANDED_OVER]
    return items_of(campaign).filter(parent=None).exclude(state__in=settled)


def deadline_classes(campaign: Campaign) -> list[dict[str, Any]]:
    """The template's classes of deadline: each with its name and what "done" means in it (domain.md P-21)."""
    found: list[dict[str, Any]] = campaign.rules.get("rectification", {}).get("deadline_classes", [])
    return found


def meaning_of_done(item: Item) -> str:
    classes = deadline_classes(item.campaign)
    return next((str(one.get("done", "")) for one in classes if one["name"] == item.deadline_class), "")
