"""A named version goes out of the house: to the superior for review, at the end to several recipients (T-43, T-51)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import AnalysisReport, SentCopy
from phases.analysis_report.services.reports import locked
from phases.organisation.models import User
from phases.submissions import services as submissions
from phases.submissions.models import Channel, Submission
from phases.timeline import selectors as timeline


@transaction.atomic
def send_copies(*, report: AnalysisReport, by: User, recipients: Sequence[str], **sending: Any) -> list[SentCopy]:
    """To several at once, each a line of the register of its own; all or none."""
    return [send_copy(report=report, by=by, recipient=name, **sending) for name in recipients]


@transaction.atomic
def send_copy(
    *,
    report: AnalysisReport,
    by: User,
    recipient: str = "",
    purpose: str = Submission.Purpose.REVIEW,
    sent_on: date | None = None,
    channel: str = Channel.LETTER,
    copies: int = 1,
) -> SentCopy:
    """Register one paper sent, of exactly the version that bears the present name. The answer is noted there."""
    report = locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    rules.may_send(report).enforce()
    mark = selectors.last_mark(selectors.marks_of(report), report.stage)
    submission = submissions.send(
        campaign=report.campaign,
        by=by,
        document=report.document,
        title=f"{''.join(report.document.title.splitlines())}（{report.get_stage_display()}）",
        recipient=recipient.strip() or report.campaign.superior_name,
        purpose=purpose,
        sent_on=sent_on or report.campaign.today,
        channel=channel,
        copies=copies,
        phase=report.document.phase,
    )
    return SentCopy.objects.create(mark=mark, submission=submission)  # type: ignore[misc] # a stage has its mark
