"""What the analysis report offers to the gate (domain.md T-40…T-43, T-51)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.analysis_report import selectors
from phases.analysis_report.models import AnalysisReport, Circulation, StageMark
from phases.analysis_report.states import Stage
from phases.core.criteria import Finding, Lack, Text
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_ANALYSIS_REPORT,)


def _report(requirement: Requirement) -> AnalysisReport | None:
    return selectors.report_of(requirement.phase.campaign)


def _page(requirement: Requirement) -> str:
    return reverse("analysis_report:report", args=[requirement.phase.campaign.slug])


class RoundsClosed:
    """The draft went round so many times, and every point has its answer. Two queries."""

    kind = "circulation_rounds"
    label: Text = gettext_lazy("rounds of comments on the analysis report")

    def assess(self, requirement: Requirement) -> Finding:
        report, page, slug = _report(requirement), _page(requirement), requirement.phase.campaign.slug
        rounds = list(Circulation.objects.filter(report=report)) if report else []
        closed = [one for one in rounds if not one.is_open]
        lacks = [
            Lack(str(one), _("not closed yet"), reverse("analysis_report:round", args=[slug, one.number]))
            for one in rounds
            if one.is_open
        ]
        if not rounds:
            lacks = [Lack(_("the draft"), _("shown to nobody yet"), page)]
        met = len(closed) >= requirement.value
        return Finding(
            met=met,
            figure=str(len(closed)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("rounds"),
            lacks=() if met else lacks,
            mend_url=page,
            mend_label=_("Open the analysis report"),
            mend_by=MENDERS,
            records_url=page,
        )


class AspectsWritten:
    """The aspects of the report under which something is written; the empty ones are named. Three queries.

    A value of 0 asks for all that the template names.
    """

    kind = "report_sections_filled"
    label: Text = gettext_lazy("aspects of the analysis report that are written")

    def assess(self, requirement: Requirement) -> Finding:
        report, page = _report(requirement), _page(requirement)
        aspects = selectors.covered(report, selectors.newest_version(report)) if report else []
        filled = sum(one.is_filled for one in aspects)
        target = int(requirement.value) or len(aspects)
        lacks = [Lack(one.aspect.name, _("nothing is written yet"), page) for one in aspects if not one.is_filled]
        if report is None:
            lacks = [Lack(_("the analysis report"), _("not opened yet"), page)]
        return Finding(
            met=bool(aspects) and filled >= target,
            figure=str(filled),
            target=str(target),
            unit=requirement.unit or _("aspects"),
            lacks=() if aspects and filled >= target else lacks,
            mend_url=page,
            mend_label=_("Open the analysis report"),
            mend_by=MENDERS,
            records_url=page,
        )


class ReportSent:
    """Papers sent of a named version. `where`: {"stage": review or final}. Two queries (domain.md T-43, T-51)."""

    kind = "submission_sent"
    label: Text = gettext_lazy("copies of the analysis report sent")

    def assess(self, requirement: Requirement) -> Finding:
        page, stage = _page(requirement), requirement.where.get("stage", "")
        report = _report(requirement)
        marks = StageMark.objects.filter(report=report) if report else StageMark.objects.none()
        marks = marks.filter(stage=stage) if stage else marks
        sent = [copy.submission for mark in marks.prefetch_related("copies__submission") for copy in mark.copies.all()]
        standing = [paper for paper in sent if paper.state != paper.State.RETURNED]
        missing = Stage(stage).label if stage else _("the analysis report")
        met = len(standing) >= requirement.value
        return Finding(
            met=met,
            figure=str(len(standing)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("papers"),
            lacks=() if met else [Lack(missing, _("not sent to enough recipients yet"), page)],
            note="、".join(paper.recipient for paper in standing),
            mend_url=page,
            mend_label=_("Open the analysis report"),
            mend_by=MENDERS,
            records_url=page,
        )
