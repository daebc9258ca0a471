from datetime import timedelta

import pytest
from django.utils import timezone

from phases.meetings import due, services
from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from phases.timeline import selectors
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def waiting(campaign, user):
    return list(due.MeetingDue().waiting(campaign, user, selectors.part_of(user, campaign)))


def test_planned_meeting_whose_day_has_come_waits_for_the_office(campaign, office):
    planned = meetings.meeting(campaign, state="planned")
    meetings.meeting(campaign, state="planned", on=timezone.localdate() + timedelta(days=1))
    (found,) = waiting(campaign, office)
    assert found.url.endswith(f"/meetings/{planned.pk}/edit/")
    assert "动员大会" in found.what
    assert found.due_on == meetings.DAY


@pytest.mark.parametrize("role", [Role.HEAD, Role.LEADER, Role.LIAISON, Role.MEMBER])
def test_nothing_waits_for_those_who_do_not_record(campaign, role):
    meetings.meeting(campaign, state="planned")
    assert waiting(campaign, meetings.appointed(campaign, role)) == []


def test_nothing_waits_once_it_is_recorded_or_cancelled(campaign, office):
    held = meetings.meeting(campaign, state="planned", by=office)
    called_off = meetings.meeting(campaign, state="planned", by=office)
    assert len(waiting(campaign, office)) == 2
    services.correct_meeting(meeting=held, facts=meetings.facts(campaign), version=1, by=office)
    services.cancel_meeting(meeting=called_off, reason="改期", by=office)
    assert waiting(campaign, office) == []


def test_sessions_and_make_ups_wait_in_study(campaign, office):
    for kind in (Meeting.Kind.STUDY, Meeting.Kind.MAKE_UP):
        meetings.meeting(campaign, state="planned", kind=kind)
    assert waiting(campaign, office) == []
