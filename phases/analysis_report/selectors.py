"""Reads of the analysis report that several callers share."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from phases.analysis_report.models import AnalysisReport, Aspect, Circulation, Point, Recipient, StageMark
from phases.analysis_report.states import APPROVED
from phases.documents import body as words
from phases.documents import selectors as documents
from phases.documents.models import DocumentVersion
from phases.meetings.models import Meeting
from phases.organisation.models import Unit, User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

# What the template says of the report, under `rules` (domain.md T-37, T-40).
RULE = "analysis_report"


def report_of(campaign: Campaign) -> AnalysisReport | None:
    found = AnalysisReport.objects.select_related("document__approved_version", "chief", "opened_in", "campaign__unit")
    return found.filter(campaign=campaign).first()


def template_of(campaign: Campaign) -> dict[str, Any]:
    return dict(campaign.rules.get(RULE, {}))


def newest_version(report: AnalysisReport) -> DocumentVersion | None:
    return documents.newest_version(report.document)


@dataclass(frozen=True)
class Covered:
    """An aspect, and whether anything is written under it."""

    aspect: Aspect
    signs: int

    @property
    def is_filled(self) -> bool:
        return self.signs > 0


def covered(report: AnalysisReport, version: DocumentVersion | None) -> list[Covered]:
    """The section keeps its key when its heading is reworded; one written anew is known by its heading."""
    written = version.body["sections"] if version else []
    return [
        Covered(aspect, sum(_signs(section) for section in written if _is_about(section, aspect)))
        for aspect in report.aspects.all()
    ]


def unfilled(report: AnalysisReport, version: DocumentVersion | None) -> list[str]:
    return [one.aspect.name for one in covered(report, version) if not one.is_filled]


def _is_about(section: Any, aspect: Aspect) -> bool:
    return section["key"] == aspect.key or aspect.name in section["heading"]


def _signs(section: Any) -> int:
    return sum(len(text.strip()) for text in section["paragraphs"])


COUNTED: dict[str, Any] = {
    "asked": Count("recipients", distinct=True),
    "answered": Count("recipients", filter=Q(recipients__state__in=Recipient.ANSWERED), distinct=True),
    "said": Count("points", distinct=True),
    "undecided": Count("points", filter=Q(points__decision=""), distinct=True),
}


def rounds_of(report: AnalysisReport) -> QuerySet[Circulation]:
    """With who was asked, who answered, and what is still to be decided."""
    return (
        Circulation.objects.filter(report=report)
        .select_related("version", "meeting")
        .annotate(**COUNTED)
        .order_by("number")
    )


def next_round(report: AnalysisReport) -> int:
    return (Circulation.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0) + 1


def next_point(circulation: Circulation) -> int:
    return (Point.objects.filter(circulation=circulation).aggregate(last=Max("number"))["last"] or 0) + 1


def recipients_of(circulation: Circulation) -> QuerySet[Recipient]:
    found = Recipient.objects.filter(circulation=circulation).select_related("unit", "person__unit")
    return found.prefetch_related("points").order_by("unit__order", "unit__path", "person__order", "pk")


def points_of(circulation: Circulation) -> QuerySet[Point]:
    found = Point.objects.filter(circulation=circulation).order_by("number")
    return found.select_related("recipient__unit", "recipient__person", "taken_in", "circulation__version")


def table_of(campaign: Campaign, *, published: bool) -> QuerySet[Point]:
    """The adoption table, all rounds; published are only those that are closed."""
    found = Point.objects.filter(circulation__report__campaign=campaign)
    if published:
        found = found.filter(circulation__closed_on__isnull=False)
    found = found.select_related(
        "circulation__version",
        "circulation__report__campaign__unit",
        "recipient__unit",
        "recipient__person",
        "taken_in",
    )
    return found.order_by("circulation__number", "number")


def masked_giver(point: Point, departments: Container[str] = ()) -> str:
    """A department answers as such; of a person the first sign is shown (domain.md section 3, P-52: 朱**)."""
    if point.recipient and point.recipient.unit:
        return str(point.recipient)
    words = point.giver_words.strip()
    if words in departments:
        return words
    return f"{words[0]}**" if words else ""


def headings_of(version: DocumentVersion) -> list[tuple[str, str]]:
    return [(section["key"], section["heading"]) for section in version.body["sections"] if section["heading"]]


def heading_of(point: Point) -> str:
    return dict(headings_of(point.circulation.version)).get(point.section, "")


def asked_of(campaign: Campaign, user: User, part: Part) -> list[Recipient]:
    """The answers that this person may give, those of open rounds first. One query."""
    units = [unit.path for unit in part.departments] if part.may(Permission.RECORD_OWN_DEPARTMENT) else []
    mine = Q(pk=None)
    for path in units:
        mine |= Q(unit__path__startswith=path)
    if user.person_id:
        mine |= Q(person=user.person_id)
    found = Recipient.objects.filter(mine, circulation__report__campaign=campaign)
    found = found.select_related("circulation__version", "circulation__report__document", "unit", "person")
    return sorted(found, key=lambda one: (not one.circulation.is_open, -one.circulation.number, one.pk))


def departments_of(campaign: Campaign) -> QuerySet[Unit]:
    return Unit.objects.below(campaign.unit).filter(kind__in=(Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE))


def marks_of(report: AnalysisReport) -> list[StageMark]:
    """What each version was named, oldest first; with the papers that went out. Two queries."""
    marks = StageMark.objects.filter(report=report).select_related("version", "marked_by", "approved_by")
    return list(marks.prefetch_related("copies__submission").order_by("pk"))


def last_mark(marks: Sequence[StageMark], stage: str) -> StageMark | None:
    return next((mark for mark in reversed(marks) if mark.stage == stage), None)


def readable_copy(report: AnalysisReport) -> StageMark | None:
    """What people who may not read drafts get to read: the final version, before it the review copy."""
    marks = StageMark.objects.filter(report=report, stage__in=APPROVED).select_related("version")
    return marks.order_by("-pk").first()


def drafting_meetings(campaign: Campaign) -> QuerySet[Meeting]:
    """The meetings at which the report was written (碰头会, domain.md T-39)."""
    found = Meeting.objects.filter(campaign=campaign, kind=Meeting.Kind.DRAFTING, state=Meeting.State.HELD)
    return found.order_by("held_on", "pk")


def sifted(table: QuerySet[Point], fields: Mapping[str, str]) -> QuerySet[Point]:
    """The fields of the adoption table's filter."""
    if (number := fields.get("round", "")).isdecimal():
        table = table.filter(circulation__number=int(number[:4]))
    if decision := fields.get("decision"):
        table = table.filter(decision=decision)
    if word := fields.get("q", "").strip():
        table = table.filter(Q(text__icontains=word) | Q(reason__icontains=word))
    return table


@dataclass(frozen=True)
class Row:
    """A line of the published table."""

    point: Point
    giver: str
    heading: str


def rows_of(points: Iterable[Point]) -> list[Row]:
    """One query more than the points themselves."""
    found = list(points)
    departments: set[str] = set()
    if said := [point for point in found if point.recipient is None]:
        departments = {unit.name for unit in departments_of(said[0].circulation.report.campaign)}
    return [Row(point, masked_giver(point, departments), heading_of(point)) for point in found]


def next_undecided(circulation: Circulation, after: int) -> Point | None:
    open_ = Point.objects.filter(circulation=circulation, decision="")
    return open_.filter(number__gt=after).order_by("number").first() or open_.order_by("number").first()


def section_of(point: Point) -> list[str]:
    """What the draft says where the point is aimed."""
    found: list[str] = []
    for section in point.circulation.version.body["sections"]:
        if point.section and section["key"] == point.section:
            figures = point.circulation.version.figures
            found.extend(words.plain(text, figures) for text in section["paragraphs"])
    return found
