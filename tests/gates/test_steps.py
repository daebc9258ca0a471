"""The way through a gate: only the deed that comes now, and only for who may do it."""

import pytest

from phases.gates import selectors, services, steps
from phases.organisation.roles import ROLES, Role
from phases.reports import services as reports
from phases.timeline.selectors import Part
from tests.factories import gates, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return gates.place()


def way(phase, role=Role.OFFICE):
    phase = gates.fresh(phase)
    return steps.steps_of(phase, selectors.assess(phase), Part((role,), ROLES[role]))


def deeds(phase, role=Role.OFFICE):
    return [step.post.rstrip("/").rsplit("/", 1)[-1] for step in way(phase, role) if step.post]


@pytest.mark.trace("S-52", "S-54")
def test_report_meeting_and_closing_are_the_three_steps(place):
    report, meeting, closing = way(place.phase)
    assert (report.state, meeting.state, closing.state) == ("now", "", "")
    assert "kind=phase_transition" in meeting.link
    assert deeds(place.phase) == ["draft", "request"]


def test_last_phase_asks_for_the_meeting_that_sums_up_and_for_nothing_that_comes_next(place):
    place.phase.exit_rules["meeting"] = "summary"
    place.phase.save()
    meeting = way(place.phase)[1]
    assert "kind=summary" in meeting.link
    assert "transition" not in str(meeting.title).lower()
    assert "next" not in str(meeting.text)


def test_a_member_sees_the_way_without_buttons(place):
    assert len(way(place.phase, Role.MEMBER)) == 3
    assert deeds(place.phase, Role.MEMBER) == []


def test_a_phase_that_waits_offers_to_be_opened(place):
    assert deeds(place.campaign.phases.get(order=2)) == ["start"]


def test_while_something_is_short_a_reported_phase_can_only_go_back_to_work(place):
    phase = gates.requested(place)
    assert deeds(phase)[-1] == "send_back"
    assert way(phase)[-1].asks_reason


def test_when_nothing_is_short_the_phase_can_close(place):
    gates.transition_meeting(place)
    phase = gates.requested(place)
    assert way(phase)[1].state == "done"
    assert deeds(phase)[-1] == "close"


def test_a_closed_phase_is_reopened_by_the_head_alone(place):
    phase = gates.closed(place)
    assert "reopen" in deeds(phase, Role.HEAD)
    assert "reopen" not in deeds(phase, Role.OFFICE)


def test_a_reopened_phase_can_close_through_its_gate(place):
    phase = services.move_on(phase=gates.closed(place), act="reopen", by=place.head, reason="补课")
    assert deeds(phase, Role.HEAD)[-1] == "close"


def test_a_track_begins_and_ends():
    place = gates.place(mode="parallel")
    assert deeds(place.phase) == ["finish"]
    assert deeds(place.campaign.phases.get(order=2)) == ["start"]
    services.close_phase(phase=gates.fresh(place.phase), by=place.head)
    assert deeds(place.phase) == []


@pytest.mark.trace("S-54")
def test_the_report_that_was_begun_is_opened_instead_of_drafted_anew(place):
    report = reports.ask_for_draft(phase=gates.fresh(place.phase), by=place.office)
    step = way(place.phase)[0]
    assert (step.state, step.post) == ("now", "")
    assert str(report.pk) in step.link


def test_a_reported_phase_that_was_reopened_and_is_short_waits(place):
    phase = services.move_on(phase=gates.closed(place), act="reopen", by=place.head, reason="补课")
    timeline.demand(phase, where={"kind": "seminar"})
    assert way(phase)[-1].post == ""
