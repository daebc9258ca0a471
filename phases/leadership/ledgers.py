"""Observers and inspection notes as sheets that come back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Known, Ledger, One, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.leadership import selectors
from phases.leadership.models import InspectionNote, Observer
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission


class Observers(Ledger[Observer]):
    key = "observers"
    label: Text = _("Observers")
    filename = "observers"
    permission = Permission.EXPORT
    model = Observer
    finds = ("person",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("person", _("name"), among="people", required=True),
        Choice("kind", _("chosen as"), choices=Observer.Kind, required=True),
        Day("chosen_on", _("chosen on"), required=True),
        Words("how", _("how"), most=200),
        Day("ended_on", _("until")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Observer]:
        return selectors.OBSERVERS.matching(campaign, filters)

    def values(self, record: Observer) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"people": by_name(Person.objects.on_roster(campaign.unit), "name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Observer:
        return Observer(campaign=campaign, **{key: value for key, value in values.items() if key != "number"})


class Inspections(Ledger[InspectionNote]):
    key = "inspections"
    label: Text = _("Inspection")
    filename = "inspections"
    permission = Permission.EXPORT
    model = InspectionNote
    finds = ("department", "on", "text")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("department", _("department"), among="departments", required=True),
        Day("on", _("date"), required=True),
        Words("inspector", _("inspected by"), most=100),
        Words("text", _("what was found"), most=2000, required=True),
        Words("follow_up", _("what is to be mended"), most=300),
        Day("due_on", _("to be mended by")),
        Day("settled_on", _("mended on")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[InspectionNote]:
        return selectors.INSPECTIONS.matching(campaign, filters)

    def values(self, record: InspectionNote) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> InspectionNote:
        given = {key: value for key, value in values.items() if key != "number"}
        return InspectionNote(campaign=campaign, recorded_by=by, **given)
