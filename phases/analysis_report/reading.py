"""What the pages of the analysis report show: its road, its versions with their names, the deeds that are open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.analysis_report import evidence, rules, selectors
from phases.analysis_report.models import AnalysisReport, Circulation, StageMark
from phases.analysis_report.states import MOVES, NAMED, Stage
from phases.appraisal.models import Appraisal
from phases.documents.models import DocumentVersion
from phases.organisation.models import User
from phases.timeline.selectors import Part


@dataclass(frozen=True)
class Step:
    """One stage on the road: done, now or to come; `mark` is its newest version, `url` the deed that leads there."""

    stage: str
    label: str | Promise
    place: str
    mark: StageMark | None = None
    act: str = ""


@dataclass(frozen=True)
class Named:
    """A version and the names that it bears."""

    version: DocumentVersion
    names: list[str] = field(default_factory=list)


# Which deed leads to a stage; a draft for comments follows from a round that is opened.
LEADS = {Stage.DRAFT: "draft", Stage.CONSULTATION: "", Stage.REVIEW: "review", Stage.FINAL: "finish"}


def page(report: AnalysisReport, part: Part, user: User) -> dict[str, Any]:
    """Everything on the report's page; a fixed number of queries, however many versions and rounds."""
    marks = selectors.marks_of(report)
    versions = list(report.document.versions.select_related("author").defer("figures"))
    newest = versions[0] if versions else None
    aspects = selectors.covered(report, newest)
    filled = sum(one.is_filled for one in aspects)
    may_write = rules.may_write(part, user, report)
    return {
        "campaign": report.campaign,
        "report": report,
        "newest": newest,
        "road": road(report, marks, newest),
        "aspects": aspects,
        "filled": filled,
        "versions": named(versions, marks),
        "marks": marks,
        "copies": [copy for mark in marks for copy in mark.copies.all()],
        "sources": evidence.sources(report.campaign),
        "meetings": list(selectors.drafting_meetings(report.campaign)),
        "rounds": list(selectors.rounds_of(report)),
        "appraisals": list(Appraisal.objects.filter(document=report.document_id).exclude(state="voided")),
        "may_write": may_write,
        "may_send": bool(may_write) and bool(rules.may_send(report)),
        "may_reword": bool(may_write) and bool(rules.may_be_reworded(report)),
        "may_circulate": bool(may_write) and newest is not None and report.stage not in {Stage.REVIEW, Stage.FINAL},
        "may_step_back": bool(may_write) and report.stage in MOVES["step_back"].sources,
    }


def road(report: AnalysisReport, marks: Sequence[StageMark], newest: DocumentVersion | None) -> list[Step]:
    """The stages in order; behind the present one all is done, and the next deed stands in the first to come."""
    order = list(NAMED)
    here = order.index(Stage(report.stage)) if report.stage in order else -1
    steps = []
    for at, stage in enumerate(order):
        place = "done" if at <= here else "now" if at == here + 1 else ""
        act = LEADS[stage] if place == "now" and newest else ""
        steps.append(Step(stage, stage.label, place, selectors.last_mark(marks, stage) if at <= here else None, act))
    return steps


def named(versions: Sequence[DocumentVersion], marks: Sequence[StageMark]) -> list[Named]:
    return [
        Named(version, [str(mark.get_stage_display()) for mark in marks if mark.version_id == version.pk])
        for version in versions
    ]


def round_page(circulation: Circulation, part: Part, user: User) -> dict[str, Any]:
    """A round: who was asked, what was said, what became of it."""
    points = list(selectors.points_of(circulation))
    headings = dict(selectors.headings_of(circulation.version))
    may_write = rules.may_write(part, user, circulation.report)
    return {
        "campaign": circulation.report.campaign,
        "report": circulation.report,
        "round": circulation,
        "recipients": list(selectors.recipients_of(circulation)),
        "points": [(point, headings.get(point.section, "")) for point in points],
        "closing": rules.may_close(circulation, points),
        "close_url": reverse(
            "analysis_report:round-close", args=[circulation.report.campaign.slug, circulation.number]
        ),
        "may_write": bool(may_write),
        "writes_now": bool(may_write) and circulation.is_open,
        "today": circulation.report.campaign.today,
    }


def heading_of(report: AnalysisReport) -> str:
    """The page's title says where the report stands."""
    if report.stage == Stage.PLANNING:
        return _("The analysis report is being prepared")
    return _("The analysis report: %(stage)s") % {"stage": report.get_stage_display()}


def back_to(report: AnalysisReport) -> str:
    return reverse("analysis_report:report", args=[report.campaign.slug])
