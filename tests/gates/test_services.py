"""A phase goes through its gate, or does not: what the office, the head and the database allow."""

import pytest

from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
from phases.gates import selectors, services
from phases.meetings import services as meeting_services
from phases.organisation.roles import Role
from phases.timeline import services as phases
from phases.timeline.models import GateReview, Waiver
from phases.timeline.states import PhaseState
from tests.factories import gates, meetings, study, timeline

pytestmark = pytest.mark.django_db
S = PhaseState


@pytest.fixture
def place():
    return gates.place()


def state(phase):
    return gates.fresh(phase).state


def acts(campaign):
    return list(AuditEntry.objects.filter(chain=campaign.audit_chain).order_by("seq").values_list("act", flat=True))


@pytest.mark.trace("S-52", "T-01")
def test_a_phase_closes_when_everything_is_met_and_the_next_one_opens(place):
    phase = gates.closed(place)
    second = place.campaign.phases.get(order=2)
    assert (phase.state, second.state) == (S.CLOSED, S.ACTIVE)
    assert phase.closing_review.passed
    assert phase.ended_on == second.started_on == place.campaign.today
    assert acts(place.campaign)[-3:] == ["gate.reviewed", "phase.closed", "phase.opened"]


@pytest.mark.trace("S-52")
def test_without_the_transition_meeting_the_phase_stays_open_and_says_why(place):
    phase = gates.requested(place)
    with pytest.raises(RefusedError, match="召开转段会议"):
        services.close_phase(phase=phase, by=place.head)
    assert state(phase) == S.TRANSITION_REQUESTED
    assert place.campaign.phases.get(order=2).state == S.NOT_STARTED


@pytest.mark.trace("S-17")
def test_one_member_with_half_an_hour_too_little_keeps_the_gate_shut(place):
    short, full = meetings.people(place.campaign.unit, 2)
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    study.session(place.campaign, people=[short, full], half_hours=39)
    study.session(place.campaign, people=[full], half_hours=1)
    gates.transition_meeting(place)
    phase = gates.requested(place)
    with pytest.raises(RefusedError):
        services.close_phase(phase=phase, by=place.head)
    row = selectors.assess(gates.fresh(phase)).short[0]
    assert [str(lack.who) for lack in row.finding.lacks] == [short.name]
    assert "0.5" in str(row.finding.lacks[0].what)


def test_a_phase_does_not_close_before_its_transition_is_reported(place):
    gates.transition_meeting(place)
    with pytest.raises(RefusedError):
        services.close_phase(phase=gates.fresh(place.phase), by=place.head)
    assert state(place.phase) == S.ACTIVE


@pytest.mark.parametrize("role", [Role.LIAISON, Role.SECRETARY, Role.LEADER, Role.MEMBER, Role.OBSERVER])
def test_only_head_and_office_move_phases(place, role):
    somebody = timeline.part(place.campaign, role)
    with pytest.raises(RefusedError):
        services.move_on(phase=gates.fresh(place.phase), act="request", by=somebody)
    assert state(place.phase) == S.ACTIVE


def test_only_the_head_reopens_a_phase_and_says_why(place):
    phase = gates.closed(place)
    with pytest.raises(RefusedError):
        services.move_on(phase=phase, act="reopen", by=place.office, reason="补课")
    with pytest.raises(RefusedError):
        services.move_on(phase=phase, act="reopen", by=place.head, reason="  ")
    services.move_on(phase=phase, act="reopen", by=place.head, reason="补课")
    assert state(phase) == S.REOPENED


def test_a_reopened_phase_closes_again_only_through_its_gate(place):
    phase = services.move_on(phase=gates.closed(place), act="reopen", by=place.head, reason="补课")
    timeline.demand(phase, where={"kind": "seminar"}, text="补开座谈会")
    with pytest.raises(RefusedError, match="补开座谈会"):
        services.move_on(phase=phase, act="close_again", by=place.head)
    meetings.meeting(place.campaign, by=place.office, kind="seminar", title="座谈会")
    services.move_on(phase=phase, act="close_again", by=place.head)
    assert state(phase) == S.CLOSED
    assert place.campaign.phases.get(order=2).state == S.ACTIVE


def test_an_unmet_demand_passes_with_a_waiver_whose_reason_is_frozen_in_the_review(place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定，5月7日补开", by=place.office)
    phase = gates.requested(place)
    with pytest.raises(RefusedError):
        services.close_phase(phase=phase, by=place.head)
    services.grant_waiver(waiver=waiver, by=place.head)
    phase = services.close_phase(phase=phase, by=place.head)
    row = phase.closing_review.rows[0]
    assert (row["state"], row["waiver"], row["waived_by"]) == ("waived", "会期未定，5月7日补开", place.head.name)
    assert (phase.closing_review.waived, phase.closing_review.met) == (1, 0)


def test_only_the_head_grants_a_waiver(place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    with pytest.raises(RefusedError):
        services.grant_waiver(waiver=waiver, by=place.office)
    assert Waiver.objects.get().granted_at is None


def test_a_waiver_needs_a_reason_and_something_unmet(place):
    with pytest.raises(RefusedError):
        services.ask_waiver(requirement=place.demand, reason=" ", by=place.office)
    gates.transition_meeting(place)
    with pytest.raises(RefusedError):
        services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    assert not Waiver.objects.exists()


def test_a_waiver_is_asked_for_once_and_again_after_it_was_refused(place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    with pytest.raises(RefusedError):
        services.ask_waiver(requirement=place.demand, reason="再报", by=place.office)
    services.revoke_waiver(waiver=waiver, by=place.head)
    services.ask_waiver(requirement=place.demand, reason="改在5月7日", by=place.office)
    assert Waiver.objects.filter(revoked_at=None).get().reason == "改在5月7日"


def test_who_asked_may_withdraw_until_the_head_has_granted(place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    colleague = timeline.part(place.campaign, Role.OFFICE)
    with pytest.raises(RefusedError):
        services.revoke_waiver(waiver=waiver, by=colleague)
    services.grant_waiver(waiver=waiver, by=place.head)
    with pytest.raises(RefusedError):
        services.revoke_waiver(waiver=waiver, by=place.office)
    services.revoke_waiver(waiver=waiver, by=place.head)
    assert selectors.assess(gates.fresh(place.phase)).short


def test_a_waiver_taken_back_cannot_be_granted(place):
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    services.revoke_waiver(waiver=waiver, by=place.office)
    with pytest.raises(RefusedError):
        services.grant_waiver(waiver=waiver, by=place.head)


def test_a_waiver_on_which_a_phase_closed_stands(place):
    waiver = services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    services.close_phase(phase=gates.requested(place), by=place.head)
    waiver = Waiver.objects.select_related("requirement__phase__campaign").get(pk=waiver.pk)
    with pytest.raises(RefusedError):
        services.revoke_waiver(waiver=waiver, by=place.head)


def test_reporting_the_transition_writes_down_how_the_gate_stands(place):
    gates.requested(place)
    review = GateReview.objects.get()
    assert (review.passed, review.unmet, review.rows[0]["text"]) == (False, 1, "召开转段会议")
    assert review.rows[0]["met"] is False


def test_a_track_ends_without_a_gate_and_writes_down_what_is_short():
    place = gates.place(mode="parallel")
    phase = services.move_on(phase=gates.fresh(place.phase), act="finish", by=place.office)
    assert (phase.state, phase.closing_review.unmet) == (S.CLOSED, 1)
    assert place.campaign.phases.get(order=2).state == S.NOT_STARTED


def test_tracks_begin_side_by_side():
    place = gates.place(mode="parallel")
    third = place.campaign.phases.get(order=3)
    services.move_on(phase=third, act="start", by=place.head)
    assert [phase.state for phase in place.campaign.phases.all()] == [S.ACTIVE, S.NOT_STARTED, S.ACTIVE]


def test_the_second_phase_does_not_start_before_the_first_has_closed(place):
    second = place.campaign.phases.get(order=2)
    with pytest.raises(RefusedError, match="学习调研"):
        services.move_on(phase=second, act="start", by=place.head)


def test_a_phase_does_not_close_on_an_old_review_that_once_passed(place):
    meeting = gates.transition_meeting(place)
    old = services.record_review(phase=gates.fresh(place.phase), by=place.office)
    meeting_services.cancel_meeting(meeting=meeting, reason="改期", by=place.office)
    phase = gates.requested(place)
    assert old.passed
    with pytest.raises(RefusedError):
        phases.move(phase=phase, act="close", by=place.head, review=old)
    assert state(phase) == S.TRANSITION_REQUESTED


def test_granting_twice_changes_nothing(place):
    waiver = services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    granted_at = waiver.granted_at
    assert services.grant_waiver(waiver=waiver, by=place.head).granted_at == granted_at
    assert acts(place.campaign).count("waiver.granted") == 1


def test_taking_a_waiver_back_twice_changes_nothing(place):
    waiver = services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    services.revoke_waiver(waiver=waiver, by=place.head)
    services.revoke_waiver(waiver=waiver, by=place.head)
    assert acts(place.campaign).count("waiver.withdrawn") == 1


def test_the_campaign_closes_with_its_last_phase_and_goes_on_when_one_is_reopened(place):
    place.campaign.phases.exclude(pk=place.phase.pk).delete()
    phase = gates.closed(place)
    place.campaign.refresh_from_db()
    assert place.campaign.state == "closed"
    services.move_on(phase=phase, act="reopen", by=place.head, reason="补课")
    place.campaign.refresh_from_db()
    assert place.campaign.state == "active"
