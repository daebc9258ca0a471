"""Who may waive and who may move a phase; every refusal says why."""

import pytest

from phases.core.criteria import Finding
from phases.gates import rules
from phases.organisation.roles import ROLES, Role
from phases.timeline.models import Requirement
from phases.timeline.selectors import Part
from tests.factories import gates, timeline

pytestmark = pytest.mark.django_db
UNMET = Finding(met=False, figure="0", target="1")


def part(role):
    return Part((role,), ROLES[role])


def test_what_is_only_shown_needs_no_waiver():
    place = gates.place()
    shown = timeline.demand(place.phase, severity=Requirement.Severity.INFO)
    verdict = rules.may_ask_waiver(shown, UNMET, None, "原因")
    assert not verdict
    assert "decide" in str(verdict.reason)


def test_a_template_may_allow_no_waivers():
    place = gates.place()
    place.demand.phase.exit_rules = {"waive": False}
    assert not rules.may_ask_waiver(place.demand, UNMET, None, "原因")
    place.demand.phase.exit_rules = {}
    assert rules.may_ask_waiver(place.demand, UNMET, None, "原因")


@pytest.mark.parametrize("act", ["start", "request", "resume", "send_back", "finish"])
def test_head_and_office_move_phases_and_nobody_else(act):
    phase = gates.place().phase
    allowed = {role for role in Role if rules.may_act(phase, act, part(role))}
    assert allowed == {Role.HEAD, Role.OFFICE}


def test_the_head_alone_reopens():
    phase = gates.place().phase
    assert {role for role in Role if rules.may_act(phase, "reopen", part(role))} == {Role.HEAD}


def test_a_phase_in_progress_is_not_closed_at_once():
    verdict = rules.may_act(gates.place().phase, "close", part(Role.HEAD))
    assert not verdict
    assert "transition" in str(verdict.reason)
