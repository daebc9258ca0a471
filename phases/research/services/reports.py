"""The report of a topic: begun in the editor or taken in as a finished text, filed, exchanged at a meeting."""

from collections.abc import Iterable

from django.db import transaction

from phases.core import audit
from phases.documents import body as words
from phases.documents import services as documents
from phases.documents.models import Document
from phases.documents.states import DocumentState
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.research import rules, selectors
from phases.research.models import Topic
from phases.research.services.moving import follow, locked
from phases.research.states import TopicState
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


@transaction.atomic
def write_report(*, topic: Topic, by: User, headings: Iterable[str] = ("",)) -> Document:
    """Begin the report as a document with its first version, or hand out the one that was begun."""
    topic = _of_writer(topic, by)
    if topic.report is None:
        body = words.empty(_title(topic), list(headings))
        _attach(topic, body, by)
    assert topic.report is not None  # noqa: S101 - for the reader and mypy: attached above
    return topic.report


@transaction.atomic
def take_in_report(*, topic: Topic, text: str, by: User) -> Document:
    """A report that was written elsewhere: its words become a version and the topic's report is filed."""
    topic = _of_writer(topic, by)
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    body = words.empty(_title(topic), [""])
    body["sections"][0]["paragraphs"] = paragraphs
    if topic.report is None:
        _attach(topic, body, by)
    else:
        newest = selectors.newest_report(topic)
        documents.save_version(document=topic.report, by=by, body=body, based_on=newest.number if newest else 0)
    return _file(topic, by)


@transaction.atomic
def file_report(*, topic: Topic, by: User) -> Document:
    """The report is finished: the document is filed unless it was approved, and the topic moves on."""
    return _file(_of_writer(topic, by), by)


@transaction.atomic
def exchange_reports(*, meeting: Meeting, topics: Iterable[Topic], by: User) -> list[Topic]:
    """Which reports were exchanged at a meeting: exactly these; one that is left out is taken back (domain.md S-34)."""
    campaign = meeting.campaign
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    rules.may_run_exchange(timeline.part_of(by, campaign), meeting).enforce()
    chosen = {topic.pk for topic in topics}
    before = Topic.objects.filter(campaign=campaign, exchanges=meeting)
    for topic in before.exclude(pk__in=chosen):
        topic.exchanges.remove(meeting)
        if topic.state == TopicState.EXCHANGED and not topic.exchanges.exists():
            follow(locked(topic), "unexchange", by)
    for topic in Topic.objects.filter(campaign=campaign, pk__in=chosen).exclude(exchanges=meeting):
        rules.may_be_exchanged(topic).enforce()
        topic.exchanges.add(meeting)
        if topic.state == TopicState.REPORT_FINAL:
            follow(locked(topic), "exchange", by)
    found = list(Topic.objects.filter(campaign=campaign, exchanges=meeting))
    audit.append(
        chain=campaign.audit_chain,
        act="topics.exchanged",
        by=by,
        on=meeting,
        after={"number": len(found), "title": "、".join(topic.title for topic in found)},
    )
    return found


def _of_writer(topic: Topic, by: User) -> Topic:
    topic = locked(topic)
    rules.may_edit(timeline.part_of(by, topic.campaign), by, topic).enforce()
    if topic.state not in {TopicState.REPORT_DRAFT, TopicState.REPORT_FINAL, TopicState.EXCHANGED}:
        rules.may_move(topic, "draft").enforce()
    return topic


def _title(topic: Topic) -> str:
    return selectors.in_one_sentence([topic.title], topic.campaign.script)


def _attach(topic: Topic, body: words.Body, by: User) -> None:
    document = documents.create(
        campaign=topic.campaign,
        kind=Document.Kind.RESEARCH_REPORT,
        title=body["title"],
        phase=topic.phase,
        by=by,
    )
    documents.save_version(document=document, by=by, body=body, based_on=0)
    document.refresh_from_db()
    topic.report = document
    topic.save(update_fields=["report"])
    follow(topic, "draft", by)


def _file(topic: Topic, by: User) -> Document:
    rules.may_finish(topic, selectors.newest_report(topic)).enforce()
    report = topic.report
    assert report is not None  # noqa: S101 - for mypy: a report without words was refused above
    report.refresh_from_db()  # new words made it a draft
    if report.state == DocumentState.DRAFT:
        report = documents.file(document=report, by=by)
    follow(topic, "finish", by)
    return report
