"""What outlives the campaign, as sheets: 规章制度清单 (domain.md section 3, T-56) and long-term measures (T-64)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Known, Ledger, One, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.roles import Permission
from phases.rectification import selectors
from phases.rectification.models import LongTermMeasure, Regulation
from phases.rectification.states import RegulationState

ENDED = (RegulationState.ISSUED, RegulationState.ABOLISHED)


class RegulationLedger(Ledger[Regulation]):
    """规章制度清单(废改立): a line of a sheet comes to be looked through; issuing it is done on its page (T-56)."""

    key = "regulations"
    label: Text = _("Regulations")
    filename = "regulations"
    permission = Permission.EXPORT
    model = Regulation
    finds = ("title",)
    own = ("title", "action", "issued_on", "department", "remarks")
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("regulation"), most=200, required=True),
        Choice("action", _("new, revised or abolished"), choices=Regulation.Action, default=Regulation.Action.REVISE),
        Words("doc_number", _("document number"), most=60),
        Day("issued_on", _("issued on")),
        One("department", _("responsible department"), among="departments"),
        Shown("state", _("state")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Regulation]:
        found: QuerySet[Regulation] = selectors.REGULATIONS.matching(campaign, filters)
        return found

    def values(self, record: Regulation) -> dict[str, Any]:
        plain = {name: getattr(record, name) for name in self.own}
        return plain | {"doc_number": record.number, "state": str(record.get_state_display())}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(selectors.departments_of(campaign), "name", "short_name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Regulation:
        record = Regulation(campaign=campaign, recorded_by=by)
        self.change(record, values, known)
        return record

    def change(self, record: Regulation, values: dict[str, Any], known: Known) -> None:
        """With a day it is in force or abolished since then, as its line says; without one it is still open."""
        for key in values.keys() & {*self.own, "doc_number"}:  # the state follows; it is only shown
            setattr(record, "number" if key == "doc_number" else key, values[key])
        if {"issued_on", "action"} & values.keys():
            ends = RegulationState.ABOLISHED if record.action == Regulation.Action.ABOLISH else RegulationState.ISSUED
            standing = RegulationState.TO_REVIEW if record.state in ENDED else record.state
            record.state = ends if record.issued_on else standing


class MeasureLedger(Ledger[LongTermMeasure]):
    """Long-term measures in their groups (domain.md T-64)."""

    key = "long-term-measures"
    label: Text = _("Long-term measures")
    filename = "long-term-measures"
    permission = Permission.EXPORT
    model = LongTermMeasure
    finds = ("text",)
    own = ("group", "text", "department", "look_on", "progress")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("group", _("group of measures"), most=200, required=True),
        Words("text", _("measure"), most=2000, required=True),
        One("department", _("who sees to it"), among="departments"),
        Day("look_on", _("looked at again on")),
        Words("progress", _("how it goes"), most=2000),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[LongTermMeasure]:
        found: QuerySet[LongTermMeasure] = selectors.MEASURES.matching(campaign, filters)
        return found

    def values(self, record: LongTermMeasure) -> dict[str, Any]:
        return {name: getattr(record, name) for name in self.own}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(selectors.departments_of(campaign), "name", "short_name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> LongTermMeasure:
        own = {name: values[name] for name in values.keys() & {*self.own}}  # the number is only shown
        return LongTermMeasure(campaign=campaign, recorded_by=by, **own)
