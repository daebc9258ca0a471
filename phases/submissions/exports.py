"""The register of consents as a file; that of papers sent stands with the reports, whose deliveries it shows too."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.submissions import selectors
from phases.timeline.models import Campaign


class ConsentRegister:
    key = "consents"
    label: Text = _("Register of consents")
    filename = "consents"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("what for"),
        _("asked of"),
        _("asked on"),
        _("asked by"),
        _("how"),
        _("answer"),
        _("answered on"),
        _("answered by"),
        _("comments or reason"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for request in selectors.CONSENTS.matching(campaign, filters).order_by("asked_on", "pk").iterator(500):
            yield (
                request.subject,
                request.superior,
                request.asked_on.isoformat(),
                request.asked_by,
                str(request.get_channel_display()),
                str(request.get_decision_display()),
                request.decided_on.isoformat() if request.decided_on else None,
                request.decided_by,
                request.comments,
            )
