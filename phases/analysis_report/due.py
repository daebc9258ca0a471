"""What the analysis report puts on the workbench: answers awaited, points to decide, rounds that can be closed."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import AnalysisReport
from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class AnalysisReportDue:
    """Three queries: what somebody is asked, and for whoever writes the report what came back."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        if not part.may(Permission.SUBMIT_OWN, Permission.RECORD_OWN_DEPARTMENT, Permission.EDIT_ANALYSIS_REPORT):
            return
        yield from _answers(campaign, user, part)
        report = selectors.report_of(campaign)
        if report and rules.may_write(part, user, report):
            yield from _rounds(campaign, report)


def _answers(campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
    for one in selectors.asked_of(campaign, user, part):
        if one.circulation.is_open and not one.has_answered:
            yield Due(
                what=_("A draft of the analysis report waits for an answer"),
                why=_("%(name)s is asked; “no comment” is an answer too.") % {"name": one},
                url=reverse("analysis_report:reply", args=[campaign.slug, one.pk]),
                action=_("Read and answer"),
                icon="message-square-quote",
                due_on=one.circulation.due_on,
                who=str(one),
            )


def _rounds(campaign: Campaign, report: AnalysisReport) -> Iterator[Due]:
    for one in selectors.rounds_of(report):
        if not one.is_open:
            continue
        awaited = one.asked - one.answered
        if one.undecided:
            why = ngettext("%(n)s point waits for a decision.", "%(n)s points wait for a decision.", one.undecided)
            number = one.undecided
        elif awaited and not one.is_overdue(campaign.today):
            continue
        elif awaited:
            why = ngettext(
                "%(n)s answer is missing, the day has passed.",
                "%(n)s answers are missing, the day has passed.",
                awaited,
            )
            number = awaited
        else:
            why, number = _("Everybody has answered, every point is decided: it can be closed."), 0
        yield Due(
            what=_("Round %(number)s of the analysis report") % {"number": one.number},
            why=why % {"n": number} if number else why,
            url=reverse("analysis_report:round", args=[campaign.slug, one.number]),
            action=_("Open the round"),
            icon="file-pen-line",
            due_on=one.due_on,
        )
