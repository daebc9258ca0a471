"""The rectification list as a sheet (domain.md section 3, 整改台账). States are shown only: closing takes people."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Known, Ledger, Many, One, Reading, Shown, VagueDay, Words, YesNo, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.rectification import selectors
from phases.rectification.models import Item
from phases.rectification.states import OPEN, ItemState
from phases.timeline import selectors as timeline

PLAIN = ("title", "goal", "measures", "leader", "department", "person", "deadline_class", "done", "remarks")


class ItemLedger(Ledger[Item]):
    """New lines become items in hand. What was reported done is changed on its page, not by a sheet."""

    key = "items"
    label: Text = _("Rectification list")
    filename = "rectification"
    permission = Permission.EXPORT
    model = Item
    finds = ("title",)
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("what is put right"), most=300, required=True),
        Words("goal", _("goal"), most=300),
        Words("measures", _("measures")),
        One("leader", _("responsible leader"), among="people"),
        One("department", _("lead department"), among="departments"),
        Many("assisting", _("assisting departments"), among="departments"),
        One("person", _("responsible person"), among="people"),
        VagueDay("due", _("to be finished")),
        Words("deadline_class", _("class of deadline"), most=60),
        YesNo("livelihood", _("concerns people's livelihood")),
        Words("done", _("what was done")),
        Shown("state", _("state")),
        Shown("is_closed", _("closed or not")),
        Shown("closed_on", _("struck off on")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Item]:
        found = selectors.matching(selectors.items_of(campaign), dict(filters), campaign)
        return found.prefetch_related("assisting")

    def values(self, record: Item) -> dict[str, Any]:
        return {name: getattr(record, name) for name in ("number", *PLAIN, "due", "livelihood")} | {
            "assisting": tuple(record.assisting.all()) if record.pk else (),
            "state": str(record.get_state_display()),
            "is_closed": str(_("yes") if record.state == ItemState.CLOSED else _("no")),
            "closed_on": record.closed_on.isoformat() if record.closed_on else "",
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Item:
        number = known.memo.get(("", "next")) or selectors.next_number(campaign)
        known.memo["", "next"] = number + 1
        item = Item(campaign=campaign, phase=timeline.current_phase(campaign), number=number, created_by=by)
        self.change(item, values, known)
        return item

    def change(self, record: Item, values: dict[str, Any], known: Known) -> None:
        for key in values.keys() & {*PLAIN, "livelihood"}:
            if key != "done" or record.state in OPEN:
                setattr(record, key, values[key])
        if due := values.get("due"):
            record.due_words, record.due_on, record.due_precision = due.words, due.on, due.precision
            record.due_last = due.last

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for reading in readings:
            if "assisting" in (reading.before or reading.values):
                reading.record.assisting.set(reading.values.get("assisting", ()))
