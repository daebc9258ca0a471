"""What comes again every month, quarter or year is counted in the period that runs."""

from datetime import date

import pytest

from phases.gates import selectors
from phases.meetings.models import Meeting
from tests.factories import gates, meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def phase():
    campaign = timeline.campaign(mode="recurring", stands_still_on=date(2009, 4, 20))
    phase = campaign.phases.get(order=1)
    phase.started_on = date(2009, 1, 5)
    phase.save()
    return gates.fresh(phase)


def committee(phase, *days):
    for day in days:
        meetings.meeting(phase.campaign, kind=Meeting.Kind.COMMITTEE, title="支委会", on=day)


def monthly(phase):
    timeline.demand(phase, text="支委会", where={"kind": "committee"}, every="month")
    return selectors.assess(phase).rows[0]


def test_meeting_of_last_month_does_not_count_for_this_one(phase):
    committee(phase, date(2009, 3, 31))
    row = monthly(phase)
    assert not row.finding.met
    assert row.requirement.period.first == date(2009, 4, 1)


def test_meeting_of_this_month_meets_it(phase):
    committee(phase, date(2009, 4, 1))
    assert monthly(phase).finding.met


def test_last_three_months_are_shown_the_newest_first(phase):
    committee(phase, date(2009, 3, 31), date(2009, 1, 10))
    past = monthly(phase).past
    assert [(found.period.first.month, found.met) for found in past] == [(3, True), (2, False), (1, True)]


def test_months_before_the_phase_began_are_not_shown(phase):
    phase.started_on = date(2009, 3, 2)
    phase.save()
    assert [found.period.first.month for found in monthly(phase).past] == [3]


def test_requirement_that_does_not_come_again_has_no_period(phase):
    timeline.demand(phase, where={"kind": "committee"})
    row = selectors.assess(phase).rows[0]
    assert row.requirement.period is None
    assert row.past == []


@pytest.mark.trace("T-03", "T-12")
def test_superiors_mobilisation_and_ones_own_are_told_apart(phase):
    by_whom = [timeline.demand(phase, where={"kind": "mobilisation", "held_by": who}) for who in ("superior", "own")]
    meetings.meeting(phase.campaign, host="省科协", on=date(2009, 4, 9))
    assert [selectors.evaluate(asked).met for asked in by_whom] == [True, False]
    meetings.meeting(phase.campaign, on=date(2009, 4, 17))
    assert [selectors.evaluate(asked).met for asked in by_whom] == [True, True]
