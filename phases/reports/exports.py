"""The register of what was sent to the superior (domain.md section 3: 材料报送登记)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.reports import selectors
from phases.reports.models import Delivery
from phases.submissions import selectors as papers
from phases.submissions.models import Submission
from phases.timeline.models import Campaign


class DeliveryRegister:
    key = "deliveries"
    label: Text = _("Register of deliveries")
    filename = "deliveries"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("title"),
        _("version"),
        _("to"),
        _("way"),
        _("state"),
        _("delivered at"),
        _("answer"),
        _("remarks"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        deliveries = list(selectors.filtered(selectors.deliveries_of(campaign), filters).order_by("pk"))
        receipts = selectors.receipts_of(deliveries)
        for delivery in deliveries:
            receipt = receipts.get(delivery.version_id)
            sent = timezone.localtime(delivery.delivered_at) if delivery.delivered_at else None
            yield (
                delivery.version.document.title,
                delivery.version.number,
                delivery.to_name or delivery.to_address,
                str(delivery.get_channel_display()),
                str(delivery.get_state_display()),
                f"{sent:%Y-%m-%d %H:%M}" if sent else None,
                str(receipt.get_decision_display()) if receipt else None,
                receipt.remarks if receipt else None,
            )


class PapersSentRegister:
    """材料报送登记 (domain.md S-54, T-18, T-51): what the office sent and what the product delivered itself."""

    key = "papers-sent"
    label: Text = _("Register of papers sent")
    filename = "papers-sent"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("No."),
        _("paper"),
        _("sent to"),
        _("purpose"),
        _("sent on"),
        _("way of sending"),
        _("copies sent"),
        _("clerk who sent it"),
        _("state"),
        _("answered on"),
        _("comment of the superior"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        lines = [_paper_line(paper) for paper in papers.PAPERS.matching(campaign, filters)]
        if not any(filters.get(name) for name in ("q", "state")):
            lines += _delivered_lines(campaign)
        for number, line in enumerate(sorted(lines, key=lambda line: str(line[3])), start=1):
            yield (number, *line)


def _paper_line(paper: Submission) -> tuple[Cell, ...]:
    return (
        paper.title,
        paper.recipient,
        str(paper.get_purpose_display()),
        paper.sent_on.isoformat(),
        str(paper.get_channel_display()),
        paper.copies,
        paper.clerk,
        str(paper.get_state_display()),
        paper.answered_on.isoformat() if paper.answered_on else None,
        paper.comment,
    )


def _delivered_lines(campaign: Campaign) -> list[tuple[Cell, ...]]:
    """Reports that arrived, each once however many ways it took."""
    arrived = selectors.deliveries_of(campaign).filter(state=Delivery.State.DELIVERED).order_by("delivered_at", "pk")
    first = {delivery.version_id: delivery for delivery in reversed(arrived)}
    receipts = selectors.receipts_of(list(first.values()))
    lines: list[tuple[Cell, ...]] = []
    for delivery in first.values():
        receipt = receipts.get(delivery.version_id)
        lines.append(
            (
                "".join(delivery.version.document.title.splitlines()),
                delivery.to_name or delivery.to_address,
                now("report"),
                _day(delivery.delivered_at),
                str(delivery.get_channel_display()),
                1,
                "",
                str(receipt.get_decision_display()) if receipt else str(delivery.get_state_display()),
                _day(receipt.at) if receipt else None,
                receipt.remarks if receipt else "",
            )
        )
    return lines


def _day(at: datetime | None) -> str | None:
    return f"{timezone.localtime(at):%Y-%m-%d}" if at else None
