"""The roster as a sheet (domain.md section 3). Also the worked example of a ledger: see `phases/core/ledgers`."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Known, Ledger, One, Reading, Shown, Words, YesNo, bulk, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission
from phases.organisation.services import add_unit


class Roster(Ledger[Person]):
    """Everybody of the unit; who is new comes at the end, departments that do not exist yet are made."""

    key = "roster"
    label: Text = _("Roster of members")
    filename = "roster"
    permission = Permission.EXPORT
    model = Person
    finds = ("name", "department")
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("name", _("name of the person"), most=60, required=True),
        One("department", _("department"), among="departments", makes=True, required=True),
        Words("post", _("post"), most=100),
        Choice("category", _("kind of member"), choices=Person.Category, default=Person.Category.SERVING),
        YesNo("is_leader", _("member of the leadership")),
        YesNo("is_middle_manager", _("head of a department")),
        Choice("arrangement", _("special arrangement"), choices=Person.Arrangement),
        Words("arrangement_note", _("how it is arranged"), most=200),
        Words("phone", _("telephone"), most=40),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Person]:
        return Person.objects.on_roster(campaign.unit)

    def values(self, record: Person) -> dict[str, Any]:
        values = {column.key: getattr(record, column.key) for column in self.fields[3:]}
        return {"name": record.name, "department": record.unit} | values

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name")}

    def pick(self, values: dict[str, Any], candidates: Sequence[Person], taken: Collection[Any]) -> Person | None:
        """The namesake of the same department, else the only one of that name: people move between departments."""
        same = [person for person in candidates if person.unit == values.get("department")]
        return next(iter(same), candidates[0] if len(candidates) == 1 else None)

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        names = {reading.values.get("department") for reading in readings}
        made = {
            name: add_unit(by=by, name=name, kind=Unit.Kind.DEPARTMENT, parent=campaign.unit)
            for name in sorted(name for name in names if isinstance(name, str))
        }
        known.names["departments"] |= by_name(made.values(), "name")
        for reading in readings:
            department = reading.values.get("department")
            reading.values |= {"department": made[department]} if isinstance(department, str) else {}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Person:
        last = known.memo.get(("", "order")) or Person.objects.aggregate(last=Max("order"))["last"] or 0
        known.memo["", "order"] = last + 1
        person: Person = bulk.like(known.once("person", Person))
        person.order = last + 1
        self.change(person, {key: value for key, value in values.items() if key != "number"}, known)
        return person

    def change(self, record: Person, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            setattr(record, "unit" if key == "department" else key, value)
