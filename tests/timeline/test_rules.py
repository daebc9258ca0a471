import pytest

from phases.organisation.roles import Role
from phases.timeline import rules
from phases.timeline.models import GateReview
from tests.factories import gates, organisation, timeline

pytestmark = pytest.mark.django_db


def test_verdict_names_the_phase_and_the_state_it_is_in():
    phase = gates.place().phase
    verdict = rules.may_move(phase, "close")
    assert not verdict
    assert phase.name in str(verdict.reason)


@pytest.mark.parametrize(("reason", "allowed"), [("", False), ("  ", False), ("补课", True)])
def test_going_back_to_work_needs_a_reason(reason, allowed):
    place = gates.place()
    phase = gates.services.move_on(phase=gates.fresh(place.phase), act="wrap_up", by=place.office)
    assert bool(rules.may_move(phase, "resume", reason=reason)) is allowed


def test_review_of_another_phase_opens_no_gate():
    place = gates.place()
    phase = gates.requested(place)
    other = place.campaign.phases.get(order=2)
    assert not rules.may_move(phase, "close", review=GateReview(phase=other, passed=True, rows=[]))
    assert not rules.may_move(phase, "close", review=GateReview(phase=phase, passed=False, rows=[]))


@pytest.mark.parametrize("mode", ["parallel", "recurring"])
def test_what_runs_without_gates_only_begins_and_ends_in_any_order(mode):
    campaign = timeline.campaign(mode=mode)
    second = campaign.phases.get(order=2)
    assert rules.may_move(second, "start")
    assert rules.may_move(campaign.phases.get(order=1), "finish")
    assert not rules.may_move(campaign.phases.get(order=1), "wrap_up")


@pytest.mark.parametrize(("role", "allowed"), [(Role.HEAD, False), (Role.OFFICE, True), (Role.LIAISON, True)])
def test_part_of_the_head_is_not_the_offices_to_give(role, allowed):
    assert bool(rules.may_set_part(role, organisation.user())) is allowed
    assert rules.may_set_part(role, organisation.administrator())


def test_campaigns_cannot_report_in_a_circle():
    city, bureau, station = timeline.campaign(), timeline.campaign(), timeline.campaign()
    bureau.parent, station.parent = city, bureau
    bureau.save()
    station.save()
    assert rules.may_report_to(station, city)
    assert rules.may_report_to(city, None)
    for below in (city, bureau, station):
        verdict = rules.may_report_to(city, below)
        assert not verdict
        assert "circle" in str(verdict.reason)
