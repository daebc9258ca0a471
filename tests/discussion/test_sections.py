"""Figures of the discussion in the phase report."""

import pytest

from phases.discussion.sections import DiscussionFigures
from tests.factories import discussion, meetings, organisation, timeline

pytestmark = pytest.mark.django_db


def values(campaign):
    return {
        figure.key.partition(".")[2]: figure.value for figure in DiscussionFigures().figures(campaign.phases.all()[0])
    }


@pytest.mark.trace("S-38", "S-39", "S-40", "S-41")
def test_theme_departments_leaders_views_and_suggestions_are_counted():
    campaign = timeline.campaign(rules={"discussion_theme": "更好更快发展，科技贡献什么"})
    office = meetings.appointed(campaign)
    leader = organisation.person(campaign.unit, is_leader=True)
    first, second = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    discussion.discussion(campaign, first, by=office, leaders=[leader], views=["甲", "乙"], suggestions=["丙"])
    discussion.discussion(campaign, first, by=office, leaders=[leader])
    discussion.discussion(campaign, second, by=office)
    discussion.summary(campaign, first, by=office)
    assert values(campaign) == {
        "theme": "“更好更快发展，科技贡献什么”",
        "departments": "2",
        "discussions": "3",
        "summaries": "1",
        "new_views": "2",
        "suggestions": "1",
        "leader_attendances": "2",
    }


def test_nothing_recorded_prints_gaps_and_no_zero():
    assert set(values(timeline.campaign()).values()) == {None}
