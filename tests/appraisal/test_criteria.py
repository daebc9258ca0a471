"""Appraisals at the gate: locked results, the lowest headline rate, days for the copies."""

import pytest

from phases.appraisal import services
from phases.appraisal.criteria import BallotsComplete, CopiesInTime, TopRanked
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def asked(campaign, criterion, value, **where):
    return timeline.demand(campaign.phases.all()[1], criterion, value=value, where=where)


@pytest.mark.trace("T-48")
def test_result_counts_once_it_is_locked_and_an_open_one_is_named(campaign):
    demand = asked(campaign, "ballots_complete", 1, kind="report_review")
    assert BallotsComplete().assess(demand).lacks[0].what == "none is planned yet"
    make.entered(campaign)
    finding = BallotsComplete().assess(demand)
    assert (finding.met, finding.figure, len(finding.lacks)) == (False, "0", 1)
    make.locked(campaign)
    assert BallotsComplete().assess(demand).met
    assert not BallotsComplete().assess(asked(campaign, "ballots_complete", 1, kind="satisfaction_survey")).met


@pytest.mark.trace("T-50")
def test_lowest_headline_rate_decides_and_names_the_question(campaign):
    make.locked(campaign)
    assert TopRanked().assess(asked(campaign, "top_rank_rate", 88)).met
    finding = TopRanked().assess(asked(campaign, "top_rank_rate", 90))
    assert (finding.met, finding.figure) == (False, "88.9")
    assert [lack.who for lack in finding.lacks] == ["原因分析是否透徹"]


@pytest.mark.trace("T-45")
def test_museum_s_two_days_fall_short_of_three_with_their_reason(campaign):
    demand = asked(campaign, "distribution_lead_days", 3)
    assert CopiesInTime().assess(demand).figure == "＿＿"
    office = meetings.appointed(campaign)
    appraisal = make.planned(campaign, by=office, lead_days=3)
    services.distribute(appraisal=appraisal, on=make.HELD_ON.replace(day=4), by=office, reason="初稿早已印发")
    finding = CopiesInTime().assess(demand)
    assert (finding.met, finding.figure, finding.note) == (False, "2", "初稿早已印发")
    assert CopiesInTime().assess(asked(campaign, "distribution_lead_days", 2)).met
