from datetime import timedelta

import pytest
from django.utils import translation

from phases.meetings import sections
from phases.meetings.models import Meeting
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def figures(campaign):
    with translation.override("zh-hans"):
        return {figure.key: figure.value for figure in sections.MeetingFigures().figures(campaign.phases.get(order=1))}


def test_nothing_recorded_is_no_figure(campaign):
    study.session(campaign)
    names = ("conveyed_on", "mobilised_on", "mobilisation_present", "seminars", "transition_on")
    found = figures(campaign)
    assert {f"meetings.{name}" for name in names} <= set(found)
    assert set(found.values()) == {None}


@pytest.mark.trace("S-05", "S-07")
def test_days_and_turnout_come_from_the_records(campaign):
    people = meetings.people(campaign.unit)
    meetings.meeting(campaign, kind=Meeting.Kind.CONVEYANCE)
    meetings.meeting(campaign, people=people, absent={people[0]: "sick"}, on=meetings.DAY + timedelta(days=7))
    found = figures(campaign)
    assert found["meetings.conveyed_on"] == "4月10日"
    assert found["meetings.mobilised_on"] == "4月17日"
    assert found["meetings.mobilisation_present"] == "2"
    assert found["meetings.seminars"] == "0"


@pytest.mark.trace("T-03", "T-12")
def test_turnout_is_that_of_the_units_own_mobilisation(campaign):
    """The museum went to the superior's on 9 October and held its own on the 17th: 23 people, not 46."""
    people = meetings.people(campaign.unit, 23)
    meetings.meeting(campaign, people=people, on=meetings.DAY, host="省科協")
    meetings.meeting(campaign, people=people, on=meetings.DAY - timedelta(days=1))
    found = figures(campaign)
    assert found["meetings.mobilised_on"] == "4月9日"
    assert found["meetings.mobilisation_present"] == "23"


def test_mobilisation_without_attendance_has_no_turnout(campaign):
    meetings.meeting(campaign)
    assert figures(campaign)["meetings.mobilisation_present"] is None
