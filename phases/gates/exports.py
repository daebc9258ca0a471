"""The gate as a file: every requirement with figure, target, who is missing and the waiver."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.gates import selectors
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


class GateExport:
    key = "gate"
    label = _("Gate")
    filename = "gate"
    permission = Permission.SEE_STUDY
    columns: ClassVar[Sequence[Text]] = (
        _("Requirement"),
        _("Where it is written"),
        _("Figure"),
        _("Target"),
        _("State"),
        _("Missing"),
        _("Waiver"),
    )
    words: ClassVar[dict[str, Text]] = {
        "met": _("reached"),
        "waived": _("waived"),
        "short": _("short"),
        "info": _("only shown"),
    }

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        """`filters` may name a phase by its number."""
        number = filters.get("phase", "")
        asked = campaign.phases.filter(order=number).first() if number.isdecimal() else None
        phase = asked or timeline.current_phase(campaign)
        if phase is None:
            return
        phase.campaign = campaign
        for row in selectors.assess(phase).rows:
            finding = row.finding
            yield (
                row.requirement.text,
                row.requirement.source,
                str(finding.figure),
                f"{finding.target}{finding.unit}",
                str(self.words[row.state]),
                "；".join(f"{lack.who}{lack.what}" for lack in finding.lacks),
                row.waiver.reason if row.waiver else "",
            )
