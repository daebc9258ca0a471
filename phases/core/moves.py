"""One legal move from state to state, a row of an area's table, and the one question that is asked of such a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict


@dataclass(frozen=True)
class Move:
    """`by_itself`: a consequence of something else that is recorded, so no page offers it as a deed."""

    act: str
    sources: frozenset[str]
    target: str
    label: str | Promise
    needs_reason: bool = False
    by_itself: bool = False


def table(*moves: Move) -> dict[str, Move]:
    return {move.act: move for move in moves}


def may_move(moves: Mapping[str, Move], act: str, state: str, shown: str | Promise, reason: str = "") -> Verdict:
    """Whether the table knows the act from this state; `shown` is the state in words."""
    move = moves.get(act)
    if move is None or state not in move.sources:
        return Verdict.no(
            _("Nothing was changed: this is “%(state)s” now, and from there that step does not exist.")
            % {"state": shown}
        )
    if move.needs_reason and not reason.strip():
        return Verdict.no(_("Nothing was changed: say why, in a few words. The reason stays in the record."))
    return Verdict.yes()


def may_be_taken(moves: Mapping[str, Move], act: str) -> Verdict:
    """What follows by itself from a record is not done by hand, whoever writes the address."""
    if act in moves and not moves[act].by_itself:
        return Verdict.yes()
    return Verdict.no(_("Nothing was changed: this step follows by itself from what is recorded."))


def offered(moves: Mapping[str, Move], state: str) -> list[Move]:
    """What may be done next, in the order of the table."""
    return [move for move in moves.values() if state in move.sources and not move.by_itself]
