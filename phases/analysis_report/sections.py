"""Figures about the analysis report for reports (domain.md T-37…T-43, T-51). None while the report is not opened."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.analysis_report import selectors
from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.analysis_report.states import Stage
from phases.core.sections import Figure
from phases.timeline.models import Phase


class AnalysisReportFigures:
    """Aspects, rounds, answers, points, the days of the named versions, to whom they went. Nine queries."""

    key = "analysis_report"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        report = selectors.report_of(phase.campaign)
        url = reverse("analysis_report:adoption", args=[phase.campaign.slug])
        return (*_of_report(phase, report, url), *_of_rounds(report, url), *_of_names(report, url))


def _of_report(phase: Phase, report: AnalysisReport | None, url: str) -> tuple[Figure, ...]:
    aspects = selectors.covered(report, selectors.newest_version(report)) if report else []
    filled = [one.aspect.name for one in aspects if one.is_filled]
    meetings = selectors.drafting_meetings(phase.campaign).count()
    return (
        Figure("analysis_report.chief", _("chief author"), str(report.chief) if report and report.chief else None),
        Figure(
            "analysis_report.aspects",
            _("aspects of the analysis report"),
            str(len(filled)) if aspects else None,
            _("aspects"),
            url,
        ),
        Figure("analysis_report.aspect_names", _("names of the aspects"), "、".join(filled) or None, "", url),
        Figure(
            "analysis_report.drafting_meetings",
            _("drafting meetings"),
            str(meetings) if report else None,
            _("times"),
            reverse("meetings:meeting-list", args=[phase.campaign.slug]),
        ),
    )


def _of_rounds(report: AnalysisReport | None, url: str) -> tuple[Figure, ...]:
    rounds = list(Circulation.objects.filter(report=report)) if report else []
    asked = list(Recipient.objects.filter(circulation__in=rounds)) if rounds else []
    points = list(Point.objects.filter(circulation__in=rounds)) if rounds else []

    def counted(number: int) -> str | None:
        return str(number) if rounds else None

    def first(mode: str) -> date | None:
        return next((one.sent_on for one in rounds if one.mode == mode), None)

    answered = sum(one.has_answered for one in asked)
    taken = sum(point.decision in Point.TAKEN for point in points)
    return (
        Figure("analysis_report.rounds", _("rounds of comments"), counted(len(rounds)), _("rounds"), url),
        Figure("analysis_report.written_on", _("sent round in writing on"), _day(first("writing")), "", url),
        Figure("analysis_report.talked_over_on", _("talked over at a meeting on"), _day(first("meeting")), "", url),
        Figure(
            "analysis_report.answers",
            _("answers to the draft"),
            str(answered) if asked else None,
            _("answers"),
            url,
        ),
        Figure("analysis_report.points", _("points on the draft"), counted(len(points)), _("points"), url),
        Figure("analysis_report.taken_over", _("points taken over"), counted(taken), _("points"), url),
    )


def _of_names(report: AnalysisReport | None, url: str) -> tuple[Figure, ...]:
    marks = selectors.marks_of(report) if report else []
    review, final = selectors.last_mark(marks, Stage.REVIEW), selectors.last_mark(marks, Stage.FINAL)
    sent = [copy.submission for copy in final.copies.all()] if final else []
    return (
        Figure("analysis_report.reviewed_on", _("review copy of"), _day(review.marked_on if review else None), "", url),
        Figure("analysis_report.finished_on", _("final version of"), _day(final.marked_on if final else None), "", url),
        Figure(
            "analysis_report.recipients",
            _("recipients of the final version"),
            "、".join(paper.recipient for paper in sent) or None,
            "",
            url,
        ),
        Figure(
            "analysis_report.sent",
            _("copies of the final version sent"),
            str(len(sent)) if final else None,
            _("papers"),
            url,
        ),
    )


def _day(day: date | None) -> str | None:
    return date_format(day, "DATE_FORMAT") if day else None
