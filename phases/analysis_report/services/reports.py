"""The report: opened, given a chief author, written."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.analysis_report import evidence, rules, selectors
from phases.analysis_report.models import AnalysisReport, Aspect
from phases.core import audit, changes
from phases.core.verdict import RefusedError
from phases.documents import body as words
from phases.documents import services as documents
from phases.documents.models import Document, DocumentVersion
from phases.organisation.models import Person, User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

LONGEST_DUTY = 60


@transaction.atomic
def open_report(
    *, campaign: Campaign, by: User, chief: Person | None = None, title: str = "", on: date | None = None
) -> AnalysisReport:
    """Begin the report, in phase one if the unit wants: who answers for it and what it has to say (domain.md T-37)."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # two windows open one report
    if selectors.report_of(campaign):
        raise RefusedError(_("Nothing was opened: the campaign has its analysis report already."))
    template = selectors.template_of(campaign)
    with override(campaign.script):
        title = title.strip() or template.get("title") or _("Analysis report of the leadership")
    phase = campaign.phases.filter(key=template["phase"]).first() if "phase" in template else None
    document = documents.create(
        campaign=campaign,
        kind=Document.Kind.ANALYSIS_REPORT,
        title=title,
        by=by,
        phase=phase or timeline.current_phase(campaign),
    )
    report = AnalysisReport.objects.create(
        campaign=campaign,
        document=document,
        opened_in=timeline.current_phase(campaign),
        opened_on=on or campaign.today,
        chief=chief,
        duty=str(template.get("duty", ""))[:LONGEST_DUTY],
    )
    Aspect.objects.bulk_create(
        Aspect(report=report, number=number, key=f"a{number}", name=name)
        for number, name in enumerate(template.get("aspects", ()), 1)
    )
    audit.append(chain=campaign.audit_chain, act="analysis.opened", by=by, on=report, after=described(report))
    return report


@transaction.atomic
def change_report(*, report: AnalysisReport, by: User, chief: Person | None, duty: str) -> AnalysisReport:
    report = locked(report)
    before = described(report)
    report.chief, report.duty = chief, duty.strip()
    report.save(update_fields=["chief", "duty"])
    old, new = changes.between(before, described(report))
    if new:
        audit.append(chain=report.campaign.audit_chain, act="analysis.changed", by=by, on=report, before=old, after=new)
    return report


@transaction.atomic
def save_words(*, report: AnalysisReport, by: User, body: words.Body, based_on: int, note: str = "") -> DocumentVersion:
    """A new version. Figures of the version before it stay as they were; new ones are taken from the records."""
    report = locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    rules.may_be_reworded(report).enforce()
    newest = selectors.newest_version(report)
    kept = evidence.taken(report.campaign) | dict(newest.figures if newest else {})
    return documents.save_version(
        document=report.document, by=by, body=body, based_on=based_on, figures=kept, note=note
    )


@transaction.atomic
def refresh_figures(*, report: AnalysisReport, by: User) -> DocumentVersion:
    """The same words with the figures as the records say now, as a version of its own."""
    report = locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    rules.may_be_reworded(report).enforce()
    newest = selectors.newest_version(report)
    if newest is None:
        raise RefusedError(_("There are no words yet whose figures could be refreshed."))
    anew = evidence.taken(report.campaign)
    if _said(dict(newest.figures) | anew) == _said(newest.figures):
        return newest
    with override(report.campaign.script):
        note = _("figures refreshed")
    return documents.save_version(
        document=report.document,
        by=by,
        body=newest.body,
        based_on=newest.number,
        figures=dict(newest.figures) | anew,
        note=note,
    )


def _said(figures: words.Figures) -> dict[str, Any]:
    """Without the moment at which they were taken."""
    return {key: (figure["value"], figure["unit"]) for key, figure in figures.items()}


def locked(report: AnalysisReport) -> AnalysisReport:
    """The row as it stands now, held until the transaction ends."""
    found = AnalysisReport.objects.select_for_update(of=("self",))
    return found.select_related("campaign__unit", "document__campaign", "chief").get(pk=report.pk)


def described(report: AnalysisReport) -> dict[str, Any]:
    """The report as the trail keeps it."""
    return {
        "title": str(report.document),
        "chief": str(report.chief or ""),
        "duty": report.duty,
        "aspects": "、".join(aspect.name for aspect in report.aspects.all()),
    }
