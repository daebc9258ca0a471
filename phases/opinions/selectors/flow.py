"""The way of the opinions in five numbers: handed out, returned, raw, consolidated, still waiting (mock-up 06)."""

from dataclasses import dataclass

from phases.opinions.models import Opinion, OpinionGroup
from phases.opinions.selectors import raw, surveys
from phases.opinions.selectors.surveys import Totals
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Flow:
    forms: Totals
    raw: int
    groups: int
    waiting: int
    gathered: int
    aside: int


def flow_of(campaign: Campaign) -> Flow:
    """Three queries."""
    counts = raw.counts_by_view(Opinion.objects.filter(campaign=campaign))
    return Flow(
        forms=surveys.totals(surveys.forms_of(campaign)),
        raw=counts[""],
        groups=OpinionGroup.objects.live().filter(campaign=campaign).count(),
        waiting=counts["waiting"],
        gathered=counts["gathered"],
        aside=counts["aside"],
    )
