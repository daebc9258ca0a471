"""What the reports answer to a gate (domain.md S-54)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Text
from phases.reports import selectors
from phases.timeline.models import Requirement

APPROVED = {"approved", "issued", "acknowledged"}


class ReportApproved:
    """The leader has approved the phase's report."""

    kind = "report_approved"
    label: Text = gettext_lazy("phase report approved")

    def assess(self, requirement: Requirement) -> Finding:
        return _finding(requirement, APPROVED)


class ReportAcknowledged:
    """The superior has acknowledged the phase's report."""

    kind = "report_acknowledged"
    label: Text = gettext_lazy("phase report acknowledged by the superior")

    def assess(self, requirement: Requirement) -> Finding:
        return _finding(requirement, {"acknowledged"})


def _finding(requirement: Requirement, states: set[str]) -> Finding:
    phase = requirement.phase
    report = selectors.report_of(phase)
    slug = phase.campaign.slug
    url = (
        reverse("documents:document-detail", args=[slug, report.pk])
        if report
        else reverse("documents:document-list", args=[slug]) + "?kind=phase_report"
    )
    met = report is not None and report.state in states
    state = str(report.get_state_display()) if report else _("not drafted yet")
    return Finding(
        met=met,
        figure="1" if met else "0",
        target="1",
        unit=requirement.unit,
        note=state,
        mend_url=url,
        mend_label=_("Open the report") if report else _("To the reports"),
        records_url=url,
    )
