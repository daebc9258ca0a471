"""Reads of regulations, long-term measures, projects and the points of the summary."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from phases.documents import selectors as documents
from phases.documents.body import plain
from phases.organisation.models import Unit
from phases.rectification.models import Booklet, LongTermMeasure, Regulation, SummaryPoint, WorkProject
from phases.rectification.selectors.items import departments_of
from phases.rectification.states import RegulationState
from phases.timeline.models import Campaign
from phases.timeline.registers.finding import Register

REGULATIONS = Register(
    Regulation, ("title", "number", "remarks"), "action", related=("department", "document", "item", "campaign")
)
MEASURES = Register(LongTermMeasure, ("group", "text", "progress"), related=("department", "campaign"))
PROJECTS = Register(
    WorkProject, ("name", "note"), related=("campaign",), counted={"linked": Count("items", distinct=True)}
)
POINTS = Register(SummaryPoint, ("text",), "kind", related=("campaign",))


def in_force(campaign: Campaign) -> QuerySet[Regulation]:
    found = Regulation.objects.filter(campaign=campaign, state=RegulationState.ISSUED)
    return found.select_related("document", "department")


def words_of(regulation: Regulation) -> list[tuple[str, list[str]]]:
    """Headings and paragraphs: written here, else of the document's approved or newest version."""
    if regulation.text.strip():
        return [("", [line.strip() for line in regulation.text.splitlines() if line.strip()])]
    document = regulation.document
    version = (document.approved_version or documents.newest_version(document)) if document else None
    if version is None:
        return []
    return [
        (plain(section["heading"], version.figures), [plain(text, version.figures) for text in section["paragraphs"]])
        for section in version.body["sections"]
    ]


def booklets_of(campaign: Campaign) -> QuerySet[Booklet]:
    """Without their pages."""
    return Booklet.objects.filter(campaign=campaign).defer("pdf").prefetch_related("copies__department")


def without_copies(booklet: Booklet, campaign: Campaign) -> QuerySet[Unit]:
    return departments_of(campaign).exclude(pk__in=booklet.copies.values("department"))


def points_of(campaign: Campaign, kind: str) -> list[str]:
    found = SummaryPoint.objects.filter(campaign=campaign, kind=kind)
    return list(found.values_list("text", flat=True))


def groups_of_measures(campaign: Campaign) -> list[str]:
    """The groups in the order in which they were begun; one of the template without a measure is none."""
    found = LongTermMeasure.objects.filter(campaign=campaign).values_list("group", flat=True)
    return list(dict.fromkeys(found))


def offered_groups(campaign: Campaign) -> list[str]:
    """What the form offers: the template's groups, then the campaign's own."""
    given: Iterable[str] = campaign.rules.get("rectification", {}).get("long_term_groups", ())
    return list(dict.fromkeys([*given, *groups_of_measures(campaign)]))
