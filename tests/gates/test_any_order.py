"""Whatever people try, and in whatever order: no phase closes while something is short that nobody waived."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from phases.core.verdict import RefusedError
from phases.gates import selectors, services
from phases.meetings import services as meetings
from phases.meetings.models import Meeting
from phases.timeline.models import Waiver
from phases.timeline.states import MOVES, PhaseState
from tests.factories import gates

S = PhaseState
DEEDS = [*MOVES, "hold", "cancel", "ask", "grant", "revoke"]


def do(place, deed, by):
    """One deed of one person, allowed or not."""
    waiver = Waiver.objects.filter(revoked_at=None).select_related("requirement__phase__campaign").first()
    held = Meeting.objects.filter(state=Meeting.State.HELD).first()
    match deed:
        case "hold":
            gates.transition_meeting(place)
        case "cancel" if held:
            meetings.cancel_meeting(meeting=held, reason="改期", by=by)
        case "ask":
            services.ask_waiver(requirement=place.demand, reason="会期未定", by=by)
        case "grant" if waiver:
            services.grant_waiver(waiver=waiver, by=by)
        case "revoke" if waiver:
            services.revoke_waiver(waiver=waiver, by=by)
        case act if act in MOVES:
            services.move_on(phase=gates.fresh(place.phase), act=act, by=by, reason="原因")


@pytest.mark.django_db
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.booleans()), max_size=14))
def test_no_sequence_of_deeds_closes_a_phase_with_something_short(deeds):
    place = gates.place()
    for deed, as_head in deeds:
        before = gates.fresh(place.phase).state
        place.demand.phase = gates.fresh(place.phase)
        with suppress(RefusedError):
            do(place, deed, place.head if as_head else place.office)
        phase = gates.fresh(place.phase)
        if phase.state == S.CLOSED != before:
            assert selectors.assess(phase).short == []
            assert phase.closing_review.unmet == 0
        if place.campaign.phases.get(order=2).state != S.NOT_STARTED:
            assert phase.closing_review is not None
