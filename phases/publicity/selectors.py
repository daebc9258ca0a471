"""Reads of publicity that several callers share."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.documents.states import IN_FORCE
from phases.meetings.models import Meeting
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, PublicityColumn, PublicityItem
from phases.timeline.models import Campaign, Phase
from phases.timeline.registers.finding import Register

Text = str | Promise

COLUMNS = Register(PublicityColumn, ("name", "medium", "address"), "channel", counted={"published": Count("items")})
ITEMS = Register(PublicityItem, ("title", "author", "medium", "reference"), related=("column",))
BULLETINS = Register(Bulletin, ("title",), related=("document",), prefetched=("items", "cases"))
CASES = Register(ExemplaryCase, ("subject", "summary", "elsewhere"), related=("department",), prefetched=("bulletins",))
ESSAYS = Register(Essay, ("title", "author", "organiser", "result"), related=("department",))

# A bulletin made on paper counts at once, one written here when its words are filed or approved.
ISSUED = Q(document=None) | Q(document__state__in=IN_FORCE)


@dataclass(frozen=True)
class Counted:
    """One line of the table of publicity (domain.md S-47)."""

    key: str
    label: Text
    number: int
    unit: Text
    url: str


def table(campaign: Campaign, until: Phase | None = None) -> list[Counted]:
    """What was done, by kind, up to a phase. Seven queries."""
    reached = Q(phase=None) | Q(phase__order__lte=until.order) if until else Q()

    def of(model: type[PublicityColumn | PublicityItem | Bulletin | Essay | ExemplaryCase]) -> QuerySet[Any]:
        return model._default_manager.filter(reached, campaign=campaign)  # noqa: SLF001 - Django's own face

    media = {*of(PublicityColumn).values_list("medium", flat=True), *of(PublicityItem).values_list("medium", flat=True)}
    lines: list[tuple[str, Text, int, Text, str]] = [
        ("columns", _("columns opened"), of(PublicityColumn).count(), _("columns"), "columns"),
        ("items", _("items published"), of(PublicityItem).count(), _("pieces"), "items"),
        ("bulletins", _("bulletins issued"), of(Bulletin).filter(ISSUED).count(), _("issues"), "bulletins"),
        ("essays", _("essays submitted"), of(Essay).count(), _("essays"), "essays"),
        ("cases", _("exemplary cases"), of(ExemplaryCase).count(), _("cases"), "cases"),
        ("media", _("media used"), len(media - {""}), _("media"), "columns"),
    ]
    return [
        Counted(key, label, number, unit, reverse("publicity:records", args=[campaign.slug, register]))
        for key, label, number, unit, register in lines
    ]


def next_number(campaign: Campaign) -> int:
    last = Bulletin.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def untold_items(campaign: Campaign) -> QuerySet[PublicityItem]:
    """What no bulletin has taken in."""
    return PublicityItem.objects.filter(campaign=campaign, bulletins=None)


def untold_cases(campaign: Campaign) -> QuerySet[ExemplaryCase]:
    return ExemplaryCase.objects.filter(campaign=campaign, bulletins=None)


def untold_meetings(campaign: Campaign) -> QuerySet[Meeting]:
    """What was held since the last bulletin."""
    last = Bulletin.objects.filter(campaign=campaign).aggregate(last=Max("dated_on"))["last"]
    held = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD)
    return (held.filter(held_on__gte=last) if last else held).order_by("held_on", "pk")
