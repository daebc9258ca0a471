"""How the museum had its analysis report appraised (domain.md T-44…T-50, T-66…T-68)."""

from typing import Any

from phases.analysis_report.models import AnalysisReport
from phases.appraisal import services as appraisals
from phases.appraisal.models import Appraisal, Option
from phases.demonstration.stage import Stage
from phases.demonstration.work import ask_consent

Facts = dict[str, Any]


def appraise(facts: Facts, about: Facts, report: AnalysisReport, stage: Stage) -> None:
    """Held with eighteen people; counted by the office, compared and locked by the head (domain.md T-48…T-50, T-67)."""
    office, head = stage.office, stage.head
    ask_consent(facts["consent"], stage)
    appraisal = appraisals.plan(
        campaign=stage.campaign, phase=stage.phase, by=office, form="report_review", title=facts["title"],
        meeting=stage.meeting(facts["meeting"]), place=facts["place"], document=report.document,
    )  # fmt: skip
    appraisal = appraisals.consent(appraisal=appraisal, by=office)
    appraisal = appraisals.distribute(
        appraisal=appraisal, on=about["handed_out_on"], reason=about["late_because"], by=office
    )
    appraisal = appraisals.hold(appraisal=appraisal, participants=facts["participants"], by=office)
    numbers = {name: facts[name] for name in ("issued", "returned", "valid", "void")}
    appraisal = appraisals.enter(appraisal=appraisal, numbers=numbers, votes=votes(facts, appraisal), by=office)
    appraisals.write_remarks(appraisal=appraisal, texts=facts["remarks"], by=office)
    appraisal = appraisals.check(appraisal=appraisal, by=head)
    appraisal = appraisals.lock(appraisal=appraisal, by=head)
    appraisals.report(appraisal=appraisal, on=facts["reported_on"], by=office)


def votes(facts: Facts, appraisal: Appraisal) -> dict[int, dict[int, int | None]]:
    """The file's rows, cell by cell, in the order of the form's own words."""
    return {
        question.pk: dict(
            zip((option.pk for option in question.options.exclude(kind=Option.Kind.BLANK)), row, strict=True)
        )
        for question, row in zip(appraisal.questions.all(), facts["votes"], strict=True)
    }
