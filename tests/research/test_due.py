"""What research puts on the workbench."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.research.due import ResearchDue
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 4, 18))


def waiting(campaign, user):
    return [due.why for due in ResearchDue().waiting(campaign, user, part_of(user, campaign))]


def test_office_sees_what_is_due_and_a_liaison_only_the_own(campaign):
    own = organisation.department(campaign.unit, "知识产权处")
    liaison, office = meetings.appointed(campaign, Role.LIAISON, department=own), meetings.appointed(campaign)
    research.topic(campaign, "甲", by=office, due_words="4月10日")
    research.topic(campaign, "乙", by=office, department=own, due_words="4月20日")
    research.topic(campaign, "丙", by=office, due_words="5月20日")
    assert waiting(campaign, office) == ["甲", "乙"]
    assert waiting(campaign, liaison) == ["乙"]


def test_reported_topic_waits_no_more_and_members_see_nothing(campaign):
    office = meetings.appointed(campaign)
    topic = research.topic(campaign, by=office, due_words="4月10日")
    assert waiting(campaign, meetings.appointed(campaign, Role.MEMBER)) == []
    research.reported(topic, by=office)
    assert waiting(campaign, office) == []
