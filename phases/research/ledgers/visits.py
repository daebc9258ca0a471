"""Visits in the field as a sheet; those of leaders to contact points count as their lead (domain.md S-32, S-42)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Day, Fault, Known, Ledger, One, Reading, Shown, Words, YesNo, by_name
from phases.core.ledgers.choosing import told_apart
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.research import rules, selectors
from phases.research.models import FieldVisit, Topic
from phases.timeline import selectors as timeline

PLAIN = ("visited_on", "place", "is_contact_point", "topic", "heard", "phase")


class VisitLedger(Ledger[FieldVisit]):
    """Who went are people of the roster or others, by their names."""

    key = "visits"
    label: Text = _("Visits")
    filename = "visits"
    permission = Permission.EXPORT
    model = FieldVisit
    finds = ("place", "visited_on")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Day("visited_on", _("date"), required=True),
        Words("place", _("place"), most=200, required=True),
        YesNo("is_contact_point", _("contact point")),
        Words("people", _("who went"), most=1000),
        Words("heard", _("what was heard")),
        One("topic", _("topic"), among="topics"),
        One("phase", _("phase"), among="phases"),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[FieldVisit]:
        return selectors.visits_matching(selectors.visits_of(campaign), dict(filters))

    def values(self, record: FieldVisit) -> dict[str, Any]:
        names = [person.name for person in record.people.all()] if record.pk else []
        people = "、".join([*names, *([record.others] if record.others else [])])
        return {name: getattr(record, name) for name in PLAIN} | {"people": people}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "topics": by_name(Topic.objects.filter(campaign=campaign), "title"),
            "phases": by_name(campaign.phases.all(), "name"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day = values.get("visited_on")
        if day and not (verdict := rules.may_take_place(known.campaign, day)):
            yield "visited_on", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> FieldVisit:
        visit = FieldVisit(campaign=campaign, phase=timeline.current_phase(campaign), recorded_by=by)
        self.change(visit, values, known)
        return visit

    def change(self, record: FieldVisit, values: dict[str, Any], known: Known) -> None:
        """No phase named: the present one."""
        for key in values.keys() & {*PLAIN}:
            if key != "phase" or values[key]:
                setattr(record, key, values[key])

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for reading in readings:
            if "people" in (reading.before or reading.values):
                people, others = told_apart(reading.values.get("people", ""), known.names["people"])
                reading.record.people.set(people)
                reading.record.others = others[:200]
                reading.record.save(update_fields=["others"])
