"""The leadership as files."""

from datetime import date

import pytest

from phases.leadership import exports
from tests.factories import leadership, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2008, 11, 20))


@pytest.mark.trace("T-09")
def test_list_has_eleven_rows_for_a_leader(campaign):
    leadership.leader(campaign)
    leadership.drawn_up(campaign)
    assert len(list(exports.DutyTable().rows(campaign, {}))) == 11


def test_overdue_comes_out_as_the_page_has_it(campaign):
    leadership.inspection(campaign, follow_up="补交", due_on=date(2008, 11, 1))
    assert [row[0] for row in exports.OverdueList().rows(campaign, {})] == ["补交"]
