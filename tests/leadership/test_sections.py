"""The leadership in the report."""

from datetime import date

import pytest

from phases.leadership import sections, services
from tests.factories import leadership, organisation, study, timeline

pytestmark = pytest.mark.django_db


def values(section, campaign):
    return {figure.key.split(".")[1]: figure.value for figure in section.figures(campaign.phases.get(order=1))}


def test_nothing_on_record_prints_gaps():
    campaign = timeline.campaign()
    assert set(values(sections.LeadershipFigures(), campaign).values()) == {None}
    assert set(values(sections.ObserverFigures(), campaign).values()) == {None}


@pytest.mark.trace("T-10")
def test_observers_print_seven_two_and_five():
    campaign = timeline.campaign()
    leadership.seven_observers(campaign)
    assert values(sections.ObserverFigures(), campaign) == {"selected": "7", "mass": "2", "activists": "5"}


@pytest.mark.trace("S-42", "T-07", "T-09")
def test_leaders_list_leads_and_departments_are_counted():
    campaign = timeline.campaign(year=2009, stands_still_on=date(2009, 4, 20))
    by, leader = leadership.office(campaign), leadership.leader(campaign)
    leadership.member(campaign, by, person=leader, part="head")
    leadership.drawn_up(campaign, by)
    hall = organisation.department(campaign.unit)
    services.assign(campaign=campaign, leader=leader, departments=[hall], by=by)
    services.publish_duties(campaign=campaign, by=by, on=date(2009, 4, 17))
    study.session(campaign, people=[leader])
    found = values(sections.LeadershipFigures(), campaign)
    assert (found["members"], found["guiding"], found["duties"], found["sessions"]) == ("1", "1", "11", "1")
    assert "17" in found["duties_published_on"]
