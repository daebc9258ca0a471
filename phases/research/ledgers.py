"""The topics as a sheet (domain.md section 3, 调研课题表)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Known, Ledger, One, Reading, Shown, VagueDay, Words, by_name, fold
from phases.core.ledgers.choosing import SEPARATORS
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.research import selectors
from phases.research.models import Topic
from phases.research.states import TopicState
from phases.timeline import selectors as timeline


class TopicLedger(Ledger[Topic]):
    """A title may come in without a leader; who takes part are people of the roster or others, by their names."""

    key = "topics"
    label: Text = _("Research topics")
    filename = "research-topics"
    permission = Permission.EXPORT
    model = Topic
    finds = ("title",)
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("title of the topic"), most=200, required=True),
        One("lead", _("leader in charge"), among="people"),
        One("department", _("responsible department"), among="departments"),
        Words("participants", _("people who take part"), most=1000),
        Words("method", _("how and where"), most=200),
        VagueDay("due", _("to be finished")),
        Shown("state", _("how far the report is")),
        Shown("conversions", _("what became of the result")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Topic]:
        found = selectors.matching(selectors.topics_of(campaign), dict(filters), campaign)
        return found.prefetch_related("members", "conversions")

    def values(self, record: Topic) -> dict[str, Any]:
        names = [person.name for person in record.members.all()] if record.pk else []
        return {
            "number": record.number,
            "title": record.title,
            "lead": record.lead,
            "department": record.department,
            "participants": "、".join([*names, *([record.others] if record.others else [])]),
            "method": record.method,
            "due": record.due,
            "state": str(record.get_state_display()),
            "conversions": "；".join(one.what for one in record.conversions.all()) if record.pk else "",
            "remarks": record.remarks,
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        roster = Person.objects.on_roster(campaign.unit)
        return {
            "people": by_name(roster, "name"),
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Topic:
        number = known.memo.get(("", "next")) or selectors.next_number(campaign)
        known.memo["", "next"] = number + 1
        phase = timeline.current_phase(campaign)
        topic = Topic(campaign=campaign, phase=phase, number=number, created_by=by)
        self.change(topic, {key: value for key, value in values.items() if key in SETTABLE}, known)
        return topic

    def change(self, record: Topic, values: dict[str, Any], known: Known) -> None:
        standing = (record.lead, record.department)
        for key, value in values.items():
            if key == "due":
                record.due_words, record.due_on, record.due_precision = value.words, value.on, value.precision
                record.due_last = value.last
            elif key != "participants":
                setattr(record, key, value)
        if record.state not in {TopicState.PROPOSED, TopicState.SUSPENDED} and not (record.lead or record.department):
            record.lead, record.department = standing  # from approval on somebody answers for a topic

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for reading in readings:
            if "participants" not in reading.values or (reading.before and "participants" not in reading.before):
                continue
            named = [name.strip() for name in SEPARATORS.split(reading.values["participants"]) if name.strip()]
            found = {name: known.names["people"].get(fold(name)) for name in named}
            members = [one for one in found.values() if isinstance(one, Person)]
            reading.record.members.set(members)
            reading.record.others = "、".join(name for name, one in found.items() if not isinstance(one, Person))[:200]
            reading.record.save(update_fields=["others"])


SETTABLE = {column.key for column in TopicLedger.fields if column.settable}
