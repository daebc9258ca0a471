"""The names that versions bear, and how the report goes from one to the next (domain.md T-40, T-43)."""

from datetime import date

from django.db import transaction

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import AnalysisReport, StageMark
from phases.analysis_report.services.reports import locked
from phases.analysis_report.states import APPROVED, MOVES, Stage
from phases.core import audit, moves
from phases.documents import services as documents
from phases.documents.models import DocumentVersion
from phases.meetings import rules as days
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def mark(*, report: AnalysisReport, act: str, by: User, on: date | None = None, explanation: str = "") -> StageMark:
    """Name the newest version: draft, review or finish. The final version is issued: everybody may read it."""
    report = locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    moves.may_be_taken(MOVES, act).enforce()
    newest = selectors.newest_version(report)
    doubts = [
        str(doubt) for doubt in rules.doubts(act, selectors.unfilled(report, newest), list(selectors.rounds_of(report)))
    ]
    rules.may_mark(report, act, newest, doubts=doubts, explanation=explanation).enforce()
    on = on or report.campaign.today
    days.is_believable(on, report.campaign).enforce()
    made = put(report, act, newest, by, on=on, explanation=explanation.strip())  # type: ignore[arg-type] # the rule saw it
    if made.stage == Stage.FINAL and report.document.state == "approved":
        documents.issue(document=report.document, by=by)
    return made


def put(
    report: AnalysisReport, act: str, version: DocumentVersion, by: User, *, on: date, explanation: str = ""
) -> StageMark:
    """Write the stage and its mark; the caller holds the row and has asked the rule. A version is named once."""
    before, report.stage = report.stage, MOVES[act].target
    report.save(update_fields=["stage"])
    bound = report.stage in APPROVED
    made, is_new = StageMark.objects.get_or_create(
        report=report,
        stage=report.stage,
        version=version,
        defaults={
            "marked_on": on,
            "marked_by": by,
            "explanation": explanation,
            "approved_by": report.document.approved_by if bound else None,
            "approved_hash": report.document.approved_hash if bound else "",
        },
    )
    if is_new:
        audit.append(
            chain=report.campaign.audit_chain,
            act="analysis.named",
            by=by,
            on=report,
            reason=explanation,
            before={"stage": before},
            after={"stage": report.stage, "version": version.number, "on": str(on)},
            object_hash=version.sha256,
        )
    return made


@transaction.atomic
def step_back(*, report: AnalysisReport, by: User, reason: str) -> AnalysisReport:
    """The superior or the leader wants more: the report goes round once again. What was sent stays on record."""
    report = locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    moves.may_move(MOVES, "step_back", report.stage, report.get_stage_display(), reason).enforce()
    before, report.stage = report.stage, MOVES["step_back"].target
    report.save(update_fields=["stage"])
    audit.append(
        chain=report.campaign.audit_chain,
        act="analysis.stepped_back",
        by=by,
        on=report,
        reason=reason.strip(),
        before={"stage": before},
        after={"stage": report.stage},
    )
    return report
