"""The topics as a sheet (domain.md section 3, 调研课题表)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import (
    Beginning,
    Column,
    Fault,
    Known,
    Ledger,
    One,
    Reading,
    Shown,
    VagueDay,
    Words,
    by_name,
)
from phases.core.ledgers.choosing import told_apart
from phases.core.ledgers.shape import NOTHING
from phases.documents.models import Document
from phases.documents.states import IN_FORCE, DocumentState
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.research import selectors
from phases.research.models import Topic
from phases.research.states import WITH_REPORT, TopicState
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
        Beginning("state", _("how far the report is"), choices=TopicState, default=TopicState.PROPOSED),
        One("report", _("its report among the documents"), among="reports"),
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
            "state": record.state,
            "report": record.report,
            "conversions": "；".join(one.what for one in record.conversions.all()) if record.pk else "",
            "remarks": record.remarks,
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        roster = Person.objects.on_roster(campaign.unit)
        reports = Document.objects.filter(campaign=campaign, kind=Document.Kind.RESEARCH_REPORT)
        return {
            "people": by_name(roster, "name"),
            "reports": by_name(reports.exclude(state=DocumentState.WITHDRAWN), "title"),
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Topic:
        number = known.memo.get(("", "next")) or selectors.next_number(campaign)
        known.memo["", "next"] = number + 1
        phase = timeline.current_phase(campaign)
        topic = Topic(campaign=campaign, phase=phase, number=number, created_by=by)
        self.change(topic, {key: value for key, value in values.items() if key in SETTABLE - {"state"}}, known)
        topic.state = begins_as(topic, values["state"])
        return topic

    def check_found(
        self, record: Topic | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        """A report belongs to one topic, and a topic that has one keeps it."""
        if "report" in changed and record is not None:
            yield "report", Fault(gettext("The report of a topic that stands is written or taken in on its page."))

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
            members, others = told_apart(reading.values["participants"], known.names["people"])
            reading.record.members.set(members)
            reading.record.others = others[:200]
            reading.record.save(update_fields=["others"])


def begins_as(topic: Topic, state: str) -> TopicState:
    """How far a new line may say that it is: exchange and use are recorded where they happened."""
    if topic.report is not None:
        final = state in WITH_REPORT and topic.report.state in IN_FORCE
        return TopicState.REPORT_FINAL if final else TopicState.REPORT_DRAFT
    named = topic.lead is not None or topic.department is not None
    if not named or state in {TopicState.PROPOSED, TopicState.SUSPENDED}:
        return TopicState(state) if state == TopicState.SUSPENDED else TopicState.PROPOSED
    return TopicState.APPROVED if state == TopicState.APPROVED else TopicState.IN_PROGRESS


SETTABLE = {column.key for column in TopicLedger.fields if column.settable}
