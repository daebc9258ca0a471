"""A table of moves, asked."""

from phases.core import moves
from phases.core.moves import Move

TABLE = moves.table(
    Move("begin", frozenset({"new"}), "going", "Begin"),
    Move("stop", frozenset({"going"}), "stopped", "Stop", needs_reason=True),
    Move("follow", frozenset({"going"}), "new", "Follows", by_itself=True),
)


def test_move_from_another_state_is_refused_with_the_state_in_words():
    verdict = moves.may_move(TABLE, "begin", "stopped", "zum Stehen gekommen")
    assert not verdict
    assert "zum Stehen gekommen" in str(verdict.reason)


def test_unknown_act_is_refused():
    assert not moves.may_move(TABLE, "fly", "new", "new")


def test_move_that_needs_a_reason_is_refused_without_one():
    assert not moves.may_move(TABLE, "stop", "going", "going", "  ")
    assert moves.may_move(TABLE, "stop", "going", "going", "没有条件")


def test_what_follows_by_itself_is_neither_offered_nor_taken_by_hand():
    assert [move.act for move in moves.offered(TABLE, "going")] == ["stop"]
    assert not moves.may_be_taken(TABLE, "follow")
    assert not moves.may_be_taken(TABLE, "fly")
    assert moves.may_be_taken(TABLE, "stop")
