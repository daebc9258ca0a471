"""The register of what was sent to the superior (domain.md section 3: 材料报送登记)."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.reports import selectors
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
