"""Whom a paper addresses."""

from phases.documents.paper.words import WORDS
from phases.organisation.models import Unit
from phases.timeline.models import Campaign


def all_departments(campaign: Campaign) -> str:
    """How a paper to all departments addresses them: 各处室、中心, in the unit's own words (domain.md S-02)."""
    below = Unit.objects.below(campaign.unit)
    kinds = set(below.filter(kind__in=(Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE)).values_list("kind", flat=True))
    said = WORDS["zh-hant" if campaign.script == Campaign.Script.HANT else "zh-hans"]
    names = [str(campaign.terms.get("department", said.department))] if Unit.Kind.DEPARTMENT in kinds else []
    names += [said.centre] if Unit.Kind.CENTRE in kinds else []
    return f"{said.each}{'、'.join(names)}" if names else ""
