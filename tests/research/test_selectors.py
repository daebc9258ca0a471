"""Reads of research."""

from datetime import date

import pytest

from phases.research import selectors
from tests.factories import meetings, organisation, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 5, 1))


def found(campaign, **filters):
    return [topic.title for topic in selectors.matching(selectors.topics_of(campaign), filters, campaign)]


def test_saved_views_hold_what_they_say(campaign):
    office = meetings.appointed(campaign)
    late, done = (
        research.topic(campaign, "甲", by=office, due_words="4月中旬"),
        research.topic(campaign, "乙", by=office),
    )
    research.reported(done, by=office)
    assert found(campaign, view="overdue") == found(campaign, view="open") == found(campaign, view="missing") == ["甲"]
    assert found(campaign, view="done") == found(campaign, state="report_final") == ["乙"]
    assert found(campaign, department=str(late.department_id)) == found(campaign, q="甲") == ["甲"]
    assert [view["count"] for view in selectors.views_of(selectors.counts_of(campaign), "")] == [2, 1, 1, 1, 1]


def test_prefix_is_not_written_twice_and_follows_the_script():
    assert selectors.in_one_sentence(["关于甲", "乙"], "zh-hans") == "关于甲、关于乙"
    assert selectors.in_one_sentence(["關於甲", "乙"], "zh-hant") == "關於甲、關於乙"


def test_visits_are_found_by_contact_point_leader_and_words(campaign):
    leader = organisation.person(campaign.unit, is_leader=True)
    office = meetings.appointed(campaign)
    research.visit(campaign, by=office, place="示范点", people=[leader], is_contact_point=True, heard="垫料成本")
    research.visit(campaign, by=office, place="企业", people=[organisation.person(campaign.unit)])
    visits = selectors.visits_of(campaign)
    for filters in ({"contact": "1"}, {"leaders": "1"}, {"q": "垫料"}):
        assert [visit.place for visit in selectors.visits_matching(visits, filters)] == ["示范点"]
