"""Materials with how often they were studied (domain.md S-13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from phases.meetings.models import Meeting
from phases.study.models import StudyMaterial, StudySession
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Studied:
    material: StudyMaterial
    sessions: int
    last_on: date | None


def studied(campaign: Campaign) -> list[Studied]:
    """Every material in its order; two queries."""
    held = StudySession.objects.filter(meeting__campaign=campaign, meeting__state=Meeting.State.HELD)
    days: dict[int, list[date]] = {}
    for material, on in held.filter(materials__isnull=False).values_list("materials", "meeting__held_on"):
        days.setdefault(material, []).append(on)
    return [
        Studied(material, len(days.get(material.pk, ())), max(days.get(material.pk, ()), default=None))
        for material in StudyMaterial.objects.filter(campaign=campaign)
    ]


def offered(campaign: Campaign, rows: Iterable[Studied]) -> list[str]:
    """The titles of the template that are not on the list yet."""
    known = {row.material.title for row in rows}
    return [str(line["title"]) for line in campaign.rules.get("materials", []) if line["title"] not in known]
