"""The leadership as files."""

from datetime import date

import pytest

from phases.leadership import exports, services
from tests.factories import leadership, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2008, 11, 20))


@pytest.mark.trace("T-07")
def test_group_comes_out_with_functions_and_departments(campaign):
    leader, hall = leadership.leader(campaign, "许怀远"), organisation.department(campaign.unit, "办公室")
    leadership.member(campaign, person=leader, part="head")
    leadership.member(campaign, name="温国强", part="office", coordinates=True)
    services.assign(campaign=campaign, leader=leader, departments=[hall], by=leadership.office(campaign))
    rows = list(exports.GroupList().rows(campaign, {}))
    assert [(row[0], row[2], row[5]) for row in rows] == [("许怀远", "", "办公室"), ("温国强", "√", "")]


@pytest.mark.trace("T-09")
def test_list_has_eleven_rows_for_a_leader(campaign):
    leadership.leader(campaign)
    leadership.drawn_up(campaign)
    assert len(list(exports.DutyTable().rows(campaign, {}))) == 11


def test_overdue_comes_out_as_the_page_has_it(campaign):
    leadership.inspection(campaign, follow_up="补交", due_on=date(2008, 11, 1))
    assert [row[0] for row in exports.OverdueList().rows(campaign, {})] == ["补交"]
