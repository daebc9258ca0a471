"""The table of moves is the machine of domain.md 6.3."""

import pytest

from phases.timeline import states
from phases.timeline.states import MOVES, PhaseState


@pytest.mark.trace("S-52")
def test_every_move_into_closed_needs_the_gate():
    assert {move.act for move in MOVES.values() if move.target == PhaseState.CLOSED} == {"close", "close_again"}
    assert all(move.needs_gate for move in MOVES.values() if move.target == PhaseState.CLOSED)


def test_every_state_can_be_reached_and_left():
    reached, todo = {PhaseState.NOT_STARTED}, [PhaseState.NOT_STARTED]
    while todo:
        state = todo.pop()
        following = {move.target for move in MOVES.values() if state in move.sources}
        assert following, f"{state} leads nowhere"
        todo += following - reached
        reached |= following
    assert reached == set(PhaseState)


def test_going_back_says_why():
    assert {act for act, move in MOVES.items() if move.needs_reason} == {"resume", "send_back", "reopen"}


def test_work_goes_on_in_every_state_but_the_first_and_the_last():
    assert states.open_states() == set(PhaseState) - {PhaseState.NOT_STARTED, PhaseState.CLOSED}
