"""Each refusal with the reason that is shown, and its opposite."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from phases.meetings import rules, services
from phases.meetings.models import Meeting
from phases.timeline.states import PhaseState
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def campaign():
    return timeline.campaign()


def may_stand(campaign, **fields):
    return rules.may_stand(meetings.facts(campaign, **fields), campaign)


def test_meeting_of_a_day_to_come_stands_only_as_planned(campaign):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "Save the meeting as planned" in may_stand(campaign, on=tomorrow).reason
    assert may_stand(campaign, on=tomorrow, state=Meeting.State.PLANNED)
    assert may_stand(campaign, on=timezone.localdate())


@pytest.mark.parametrize(("year", "why"), [(1949, "before 1 October 1949"), (209, "before"), (2909, "a year away")])
def test_meeting_of_a_mistyped_year_is_refused(campaign, year, why):
    day = meetings.DAY.replace(year=year)
    assert why in may_stand(campaign, on=day, state=Meeting.State.PLANNED).reason
    assert may_stand(campaign, on=meetings.DAY.replace(year=1950))
    assert may_stand(campaign, on=timezone.localdate() + timedelta(days=300), state=Meeting.State.PLANNED)


@pytest.mark.parametrize(("until", "stands"), [((13, 0), False), ((14, 0), False), ((14, 30), True)])
def test_meeting_ends_after_it_begins(campaign, until, stands):
    verdict = may_stand(campaign, starts_at=meetings.at(14), ends_at=meetings.at(*until))
    assert verdict.ok == stands
    assert stands or "ends before it begins" in verdict.reason


@pytest.mark.parametrize("known", ["starts_at", "ends_at"])
def test_one_time_alone_is_enough(campaign, known):
    assert may_stand(campaign, **{known: meetings.at(14)})


def test_stranger_is_refused_by_name(campaign):
    stranger = organisation.person(organisation.unit("别的局"), "外人")
    own = organisation.person(organisation.department(campaign.unit), "自己人")
    reason = may_stand(campaign, people=[own, stranger]).reason
    assert "外人" in reason
    assert "自己人" not in reason
    assert may_stand(campaign, people=[own])


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (1, True)])
def test_somebody_attends_until_the_day_of_leaving(campaign, days, stands):
    person = organisation.person(campaign.unit, left_on=meetings.DAY + timedelta(days=days))
    assert may_stand(campaign, people=[person]).ok == stands


def test_nobody_stands_in_the_attendance_twice(campaign):
    person = organisation.person(campaign.unit)
    assert "twice" in may_stand(campaign, people=[person, person]).reason


@pytest.fixture
def meeting(campaign):
    return meetings.meeting(campaign)


def test_slip_of_the_same_day_is_mended_without_a_reason(meeting):
    assert not rules.needs_reason(meeting)
    assert rules.may_correct(meeting)


def test_record_of_another_day_is_corrected_with_a_reason(meeting):
    meeting.recorded_at -= timedelta(days=2)
    assert "Say why" in rules.may_correct(meeting, "  ").reason
    assert rules.may_correct(meeting, "笔误")


def test_record_of_a_closed_phase_is_corrected_with_a_reason(meeting):
    meeting.phase.state = PhaseState.CLOSED
    assert "Say why" in rules.may_correct(meeting).reason
    assert rules.may_correct(meeting, "笔误")


def test_plan_is_changed_without_a_reason_however_old(campaign):
    planned = meetings.meeting(campaign, state=Meeting.State.PLANNED)
    planned.recorded_at -= timedelta(days=30)
    assert rules.may_correct(planned)


def test_meeting_is_cancelled_once_and_with_a_reason(meeting):
    assert "Say why" in rules.may_cancel(meeting, " ").reason
    assert rules.may_cancel(meeting, "记重了")
    cancelled = services.cancel_meeting(meeting=meeting, reason="记重了", by=meeting.recorded_by)
    assert "already" in rules.may_cancel(cancelled, "再取消").reason


def test_cancelled_meeting_is_restored_before_it_is_corrected(meeting):
    assert "nothing to restore" in rules.may_restore(meeting).reason
    cancelled = services.cancel_meeting(meeting=meeting, reason="记重了", by=meeting.recorded_by)
    assert "Restore it first" in rules.may_correct(cancelled, "笔误").reason
    assert rules.may_restore(cancelled)
