"""Figures of rectification (domain.md S-48, T-52…T-64). None where nobody recorded anything, never an invented zero."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.sections import Figure
from phases.documents.paper.numbers import chinese
from phases.rectification import selectors
from phases.rectification.models import (
    Booklet,
    Item,
    LongTermMeasure,
    Regulation,
    SummaryPoint,
    WorkProject,
)
from phases.rectification.states import ItemState, RegulationState
from phases.timeline.models import Campaign, Phase

Text = str | Promise
ITEMS = gettext_lazy("items")


class RectificationFigures:
    """What was put right at once, what the plan holds and how far it is, and what outlives the campaign."""

    key = "rectification"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        every = list(Item.objects.filter(campaign=campaign, phase__order__lte=phase.order))
        return (*_at_once(phase, every), *_planned(campaign, every), *_lasting(campaign), *_summed_up(campaign))


def _at_once(phase: Phase, every: list[Item]) -> Sequence[Figure]:
    """Quick fixes and what concerns people's livelihood: of the phase, and of all phases up to it."""
    listed = reverse("rectification:item-list", args=[phase.campaign.slug])
    url = f"{listed}?phase={phase.order}"
    items = [item for item in every if item.phase_id == phase.pk and item.category_id is None]
    fixes = [item for item in items if item.quick_fix]
    closed = [item for item in fixes if item.state == ItemState.CLOSED]
    ended = [item for item in every if item.state == ItemState.CLOSED]
    livelihood = [item for item in ended if item.livelihood]
    of_phase = [item for item in every if item.phase_id == phase.pk]

    def counted(number: int) -> str | None:
        return str(number) if of_phase else None

    return (
        _figure("quick_fixes", gettext_lazy("quick fixes closed"), counted(len(closed)), url),
        _figure("quick_fixes_opened", gettext_lazy("quick fixes taken in hand"), counted(len(fixes)), url),
        _figure(
            "quick_fix_titles",
            gettext_lazy("what was put right at once"),
            "；".join(item.title for item in closed) or None,
            url,
            "",
        ),
        _figure(
            "livelihood",
            gettext_lazy("matters of people's livelihood put right"),
            counted(sum(item.phase_id == phase.pk for item in livelihood)),
            f"{url}&livelihood=1",
        ),
        _figure(
            "quick_fixes_in_all",
            gettext_lazy("quick fixes closed in all phases"),
            str(sum(item.quick_fix for item in ended)) if every else None,
            f"{listed}?view=closed",
        ),
        _figure(
            "livelihood_in_all",
            gettext_lazy("matters of people's livelihood put right in all phases"),
            str(len(livelihood)) if every else None,
            f"{listed}?view=closed&livelihood=1",
        ),
        _figure(
            "livelihood_titles",
            gettext_lazy("what people have of it"),
            "；".join(item.outcome or item.title for item in livelihood) or None,
            f"{listed}?view=closed&livelihood=1",
            "",
        ),
    )


def _planned(campaign: Campaign, every: list[Item]) -> Sequence[Figure]:
    """4項18條 (domain.md T-55), and how many of them are closed or handed over."""
    listed = reverse("rectification:item-list", args=[campaign.slug])
    plan = selectors.plan_of(campaign)
    items = [item for item in every if item.category_id and item.parent_id is None]
    parts = [item for item in every if item.category_id and item.parent_id]
    published = selectors.publications_of(campaign).last() if plan else None
    url = reverse("rectification:plan", args=[campaign.slug])

    def counted(found: list[Item], state: str = "") -> str | None:
        return str(sum(not state or item.state == state for item in found)) if found else None

    directions = plan.directions if plan else []
    return (
        _figure(
            "directions", gettext_lazy("directions of the plan"), str(len(directions)) if directions else None, url
        ),
        _figure("direction_list", gettext_lazy("directions of the plan"), "；".join(directions) or None, url, ""),
        _figure(
            "categories",
            gettext_lazy("categories of the plan"),
            str(len({item.category_id for item in items})) if items else None,
            url,
            gettext_lazy("categories"),
        ),
        _figure("items", gettext_lazy("items of the plan"), counted(items), listed),
        _figure("parts", gettext_lazy("parts of the items"), counted(parts), listed),
        _figure(
            "items_closed", gettext_lazy("items closed"), counted(items, ItemState.CLOSED), f"{listed}?view=closed"
        ),
        _figure(
            "items_handed_over",
            gettext_lazy("items handed over to long-term work"),
            counted(items, ItemState.HANDED_OVER),
            f"{listed}?view=handed",
        ),
        _figure(
            "published_at",
            gettext_lazy("where the plan was published"),
            published.place if published else None,
            reverse("rectification:publications", args=[campaign.slug]) if published else "",
            "",
        ),
    )


def _lasting(campaign: Campaign) -> Sequence[Figure]:
    """Regulations that were dealt with (domain.md T-56), and measures that go on (T-64)."""
    done = (RegulationState.ISSUED, RegulationState.ABOLISHED)
    settled = list(Regulation.objects.filter(campaign=campaign, state__in=done).only("action"))
    begun = bool(settled) or Regulation.objects.filter(campaign=campaign).exists()
    url = reverse("rectification:records", args=[campaign.slug, "regulations"])
    labels = {
        Regulation.Action.NEW: gettext_lazy("regulations newly made"),
        Regulation.Action.REVISE: gettext_lazy("regulations revised"),
        Regulation.Action.ABOLISH: gettext_lazy("regulations abolished"),
    }
    by_action = [
        _figure(
            f"regulations_{action}",
            label,
            str(sum(one.action == action for one in settled)) if begun else None,
            f"{url}?action={action}",
        )
        for action, label in labels.items()
    ]
    made = Booklet.objects.filter(campaign=campaign, made_at__isnull=False).count()
    groups = selectors.groups_of_measures(campaign)
    measures = LongTermMeasure.objects.filter(campaign=campaign).count() if groups else 0
    at = reverse("rectification:records", args=[campaign.slug, "measures"])
    return (
        _figure("regulations", gettext_lazy("regulations dealt with"), str(len(settled)) if begun else None, url),
        *by_action,
        _figure(
            "booklets",
            gettext_lazy("booklets of regulations"),
            str(made) if made else None,
            reverse("rectification:booklets", args=[campaign.slug]),
            gettext_lazy("booklets"),
        ),
        _figure(
            "long_term_groups", gettext_lazy("groups of long-term measures"), str(len(groups)) if groups else None, at
        ),
        _figure("long_term_measures", gettext_lazy("long-term measures"), str(measures) if groups else None, at),
        _figure("long_term_list", gettext_lazy("long-term measures"), _told(groups), at, ""),
    )


def _summed_up(campaign: Campaign) -> Sequence[Figure]:
    """Effects and shortcomings as numbered sentences (domain.md T-58, T-59), and the work projects (T-57)."""
    projects = list(WorkProject.objects.filter(campaign=campaign).values_list("name", flat=True))
    url = reverse("rectification:records", args=[campaign.slug, "points"])
    at = reverse("rectification:records", args=[campaign.slug, "projects"])
    effects, lacking = (selectors.points_of(campaign, kind) for kind in SummaryPoint.Kind)
    return (
        _figure("effects", gettext_lazy("effects of the campaign"), _told(effects), f"{url}?kind=effect", ""),
        _figure(
            "shortcomings", gettext_lazy("shortcomings that remain"), _told(lacking), f"{url}?kind=shortcoming", ""
        ),
        _figure("projects", gettext_lazy("work projects"), "、".join(projects) or None, at, ""),
    )


def _told(texts: Sequence[str]) -> str | None:
    """一是…；二是…: numbered here, so that nobody counts by hand and no number is missing (domain.md T-70)."""
    said = [
        _("%(number)s is: %(text)s") % {"number": chinese(number), "text": text.rstrip("。；;. ")}
        for number, text in enumerate(texts, start=1)
    ]
    return "；".join(said) or None


def _figure(name: str, label: Text, value: Any, url: str, unit: Text = ITEMS) -> Figure:
    return Figure(f"rectification.{name}", label, value, unit, url)
