"""Several people at one gate in the same second."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from phases.core.verdict import RefusedError
from phases.gates import services
from phases.timeline.models import GateReview, Waiver
from phases.timeline.states import PhaseState
from tests.factories import gates

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


def all_at_once(act: Callable[[], object]) -> list[str]:
    """What came of it for each: done, or refused with a reason; anything else is a fault."""
    start = Barrier(TOGETHER)

    def one(_number: int) -> str:
        start.wait(timeout=20)
        try:
            act()
        except RefusedError:
            return "refused"
        else:
            return "done"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TOGETHER) as pool:
        return sorted(pool.map(one, range(TOGETHER)))


def test_a_waiver_asked_for_by_several_at_once_is_one():
    place = gates.place()
    outcome = all_at_once(lambda: services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office))
    assert outcome == ["done"] + ["refused"] * (TOGETHER - 1)
    assert Waiver.objects.count() == 1


def test_a_phase_closed_by_several_at_once_closes_once():
    place = gates.place()
    gates.transition_meeting(place)
    phase = gates.requested(place)
    before = GateReview.objects.count()
    outcome = all_at_once(lambda: services.close_phase(phase=phase, by=place.head))
    assert outcome == ["done"] + ["refused"] * (TOGETHER - 1)
    assert GateReview.objects.count() == before + 1
    states = [one.state for one in place.campaign.phases.all()]
    assert states == [PhaseState.CLOSED, PhaseState.ACTIVE, PhaseState.NOT_STARTED]
