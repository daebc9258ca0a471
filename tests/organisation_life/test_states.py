from phases.organisation_life.states import MOVES, DraftState


def test_every_state_is_reached_and_no_deed_leads_out_of_delivered():
    assert {move.target for move in MOVES.values()} == set(DraftState)
    assert all(move.by_itself for move in MOVES.values() if DraftState.DELIVERED in move.sources)
