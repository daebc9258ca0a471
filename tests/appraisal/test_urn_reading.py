"""The steps of an urn in words."""

import pytest

from phases.appraisal import urn_reading
from phases.appraisal.urn_states import MOVES, UrnState
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", UrnState.values)
def test_every_state_has_its_place_among_the_steps(state):
    ready = make.urn(state=UrnState.SLIPS)
    ready.urn.state = state
    steps = urn_reading.steps_of(ready.urn)
    assert [step.place for step in steps].count("now") == (state != UrnState.DESTROYED)
    assert all(deed.url for deed in urn_reading.deeds_of(ready.urn, may_edit=True))


def test_head_is_offered_the_second_count_alone():
    ready = make.urn(state=UrnState.SLIPS)
    ready.urn.state = UrnState.OPENED
    offered = [deed.label for deed in urn_reading.deeds_of(ready.urn, may_edit=False)]
    assert offered == [MOVES["check"].label]
