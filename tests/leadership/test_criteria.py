"""What the gate reads of the leadership."""

from datetime import date

import pytest

from phases.leadership import criteria, services
from tests.factories import documents, leadership, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2008, 10, 20))


def demand(campaign, criterion, **fields):
    return timeline.demand(campaign.phases.get(order=1), criterion, **fields)


@pytest.mark.trace("T-06", "S-45")
def test_group_stands_with_its_document_its_head_and_the_offices_three_functions():
    place = documents.bureau()
    campaign, by = place.campaign, place.office
    asked = demand(campaign, "leading_group")
    assert len(criteria.GroupFounded().assess(asked).lacks) == 6
    leadership.group(campaign, by, founded_by=documents.drafted(place, kind="notice"))
    leadership.member(campaign, by, part="head")
    leadership.member(campaign, by, name="顾建平", part="office", coordinates=True, inspects=True)
    finding = criteria.GroupFounded().assess(asked)
    assert (finding.figure, [str(lack.who) for lack in finding.lacks]) == ("5", ["publicity and research"])
    leadership.member(campaign, by, name="何雨桐", part="office", publicises=True)
    assert criteria.GroupFounded().assess(asked).met


@pytest.mark.trace("T-07")
def test_each_leader_guides_one_department_or_more(campaign):
    asked, leader = demand(campaign, "leaders_mapped"), leadership.leader(campaign, "许怀远")
    assert [lack.who for lack in criteria.LeadersMapped().assess(asked).lacks] == ["许怀远"]
    hall = organisation.department(campaign.unit)
    services.assign(campaign=campaign, leader=leader, departments=[hall], by=leadership.office(campaign))
    assert criteria.LeadersMapped().assess(asked).met


@pytest.mark.trace("T-09")
def test_published_list_meets_and_says_how_far_each_leader_is(campaign):
    asked = demand(campaign, "duties_published")
    leadership.leader(campaign, "许怀远")
    duty, by = leadership.drawn_up(campaign)[0], leadership.office(campaign)
    assert not criteria.DutiesPublished().assess(asked).met
    services.tick_duty(duty=duty, by=by, on=campaign.today)
    services.publish_duties(campaign=campaign, by=by, on=campaign.today)
    finding = criteria.DutiesPublished().assess(asked)
    assert (finding.met, finding.note) == (True, "许怀远 1/11")


@pytest.mark.trace("T-10")
def test_seven_observers_two_and_five(campaign):
    both = demand(campaign, "observers_chosen", value=7)
    masses = demand(campaign, "observers_chosen", value=2, where={"kind": "mass_representative"})
    assert not criteria.ObserversChosen().assess(both).met
    leadership.seven_observers(campaign)
    assert criteria.ObserversChosen().assess(both).figure == "7"
    assert (criteria.ObserversChosen().assess(masses).figure, criteria.ObserversChosen().assess(masses).met) == (
        "2",
        True,
    )


@pytest.mark.trace("S-45")
def test_finding_that_was_not_mended_is_named(campaign):
    asked = demand(campaign, "inspections_noted")
    leadership.inspection(campaign, follow_up="补交")
    finding = criteria.Inspected().assess(asked)
    assert (finding.met, [lack.what for lack in finding.lacks]) == (True, ["补交"])
