"""The topics as a sheet: what goes out comes back unchanged."""

import pytest

from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from phases.research.ledgers import TopicLedger
from phases.research.models import Topic
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
