"""The gate as a file, and where the units below stand."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.gates import selectors, whereabouts
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


class GateExport:
    """Every requirement with figure, target, who is missing and the waiver."""

    key = "gate"
    label = _("Gate")
    filename = "gate"
    permission = Permission.EXPORT
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


class UnitList:
    """Where the units stand, in the official order; the filter of the page applies."""

    key = "units"
    label = _("Units and what they lack")
    filename = "units"
    permission = Permission.RECEIVE_REPORTS
    columns: ClassVar[Sequence[Text]] = (_("Unit"), _("Phase"), _("State"), _("How far"), _("Missing"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for place in whereabouts.places_of(whereabouts.units_below(campaign, filters.get("q", "").strip())):
            yield (
                place.campaign.unit.name,
                place.phase.name,
                str(place.phase.get_state_display()),
                "；".join(str(words) for words in place.words),
                "；".join(place.short),
            )
