"""Topics and visits as sheets: what goes out comes back unchanged."""

import pytest

from phases.core.ledgers import Fate
from phases.documents import services as documents
from phases.imports.reader import Reader
from phases.research.ledgers import TopicLedger, VisitLedger
from phases.research.models import FieldVisit, Topic
from tests.factories import ledgers, meetings, organisation, research, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["title", "lead", "department", "participants", "method", "due"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-31")
def test_six_titles_of_a_sheet_become_six_numbered_topics(campaign):
    ledgers.bring(
        TopicLedger(), campaign, meetings.appointed(campaign), ["title"], *([title] for title in research.SIX)
    )
    assert list(Topic.objects.values_list("number", "title")) == list(enumerate(research.SIX, start=1))


def test_people_of_the_roster_become_members_and_the_others_stay_names(campaign):
    department = organisation.department(campaign.unit, "知识产权处")
    lead, member = organisation.person(department, "韩志刚"), organisation.person(department, "潘佳")
    line = ["知识产权质押", "韩志刚", "知识产权处", "潘佳、程教授", "走访企业", "4月中旬"]
    ledgers.bring(TopicLedger(), campaign, meetings.appointed(campaign), HEADERS, line)
    topic = Topic.objects.get()
    assert (topic.lead, topic.department, list(topic.members.all()), topic.others) == (
        lead,
        department,
        [member],
        "程教授",
    )
    assert (topic.due_words, str(topic.due_last)) == ("4月中旬", "2009-04-20")


@pytest.mark.trace("S-30")
def test_what_goes_out_comes_back_without_a_difference(campaign):
    office = meetings.appointed(campaign)
    topic = research.reported(research.topic(campaign, by=office, due_words="4月30日", others="程教授"), by=office)
    research.converted(topic, by=office)
    keys, rows = ledgers.sent_out(TopicLedger(), campaign)
    readings = Reader(TopicLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [reading.fate for reading in readings] == [Fate.SAME]


def test_sheet_that_takes_the_leader_from_an_approved_topic_leaves_it(campaign):
    office = meetings.appointed(campaign)
    topic = research.reported(research.topic(campaign, "专题", by=office), by=office)
    ledgers.bring(TopicLedger(), campaign, office, ["title", "department"], ["专题", ""])
    topic.refresh_from_db()
    assert topic.department is not None


@pytest.mark.parametrize(
    ("cell", "named", "state"),
    [
        ("in_progress", True, "in_progress"),
        ("approved", False, "proposed"),
        ("converted", True, "in_progress"),
        ("suspended", True, "suspended"),
        ("尚未提交", True, "proposed"),
    ],
)
def test_new_topic_begins_as_far_as_the_sheet_can_prove(campaign, cell, named, state):
    organisation.department(campaign.unit, "办公室")
    line = ["专题", "办公室" if named else "", cell]
    ledgers.bring(TopicLedger(), campaign, meetings.appointed(campaign), ["title", "department", "state"], line)
    assert Topic.objects.get().state == state


@pytest.mark.trace("S-33")
def test_topic_whose_report_stands_among_the_documents_is_finished(campaign):
    office = meetings.appointed(campaign)
    organisation.department(campaign.unit, "办公室")
    report = documents.create(campaign=campaign, kind="research_report", title="专题的报告", by=office)
    documents.file(document=report, by=office)
    line = ["专题", "办公室", "report_final", "专题的报告"]
    ledgers.bring(TopicLedger(), campaign, office, ["title", "department", "state", "report"], line)
    topic = Topic.objects.get()
    assert (topic.state, topic.report_id) == ("report_final", report.pk)
    (reading,) = ledgers.read(TopicLedger(), campaign, ["title", "report"], ["专题", ""])
    assert set(reading.faults) == {"report"}


@pytest.mark.trace("S-32", "S-42")
def test_visits_come_in_with_who_went_and_go_out_the_same(campaign):
    person = organisation.person(campaign.unit, "韩志刚")
    topic = research.topic(campaign, "知识产权质押")
    headers = ["visited_on", "place", "is_contact_point", "people", "heard", "topic"]
    line = ["4月3日", "科技型企业", "是", "韩志刚、程教授", "想用专利贷款", "知识产权质押"]
    ledgers.bring(VisitLedger(), campaign, meetings.appointed(campaign), headers, line)
    visit = FieldVisit.objects.get()
    assert (list(visit.people.all()), visit.others, visit.topic, visit.is_contact_point) == (
        [person],
        "程教授",
        topic,
        True,
    )
    keys, rows = ledgers.sent_out(VisitLedger(), campaign)
    assert rows[0][keys.index("people")] == "韩志刚、程教授"
    assert [one.fate for one in ledgers.read(VisitLedger(), campaign, keys, *rows)] == [Fate.SAME]


def test_visit_of_a_day_to_come_is_a_fault(campaign):
    (reading,) = ledgers.read(VisitLedger(), campaign, ["visited_on", "place"], ["2999-01-01", "企业"])
    assert set(reading.faults) == {"visited_on"}
