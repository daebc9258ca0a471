"""The states of a phase and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PhaseState(models.TextChoices):
    NOT_STARTED = "not_started", _("not started")
    ACTIVE = "active", _("in progress")
    WRAPPING_UP = "wrapping_up", _("basically ended")
    TRANSITION_REQUESTED = "transition_requested", _("transition reported")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened for make-up work")


@dataclass(frozen=True)
class Move:
    """One legal move. `needs_gate`: only with a gate review that passed; `needs_reason`: the reason is kept."""

    act: str
    sources: frozenset[PhaseState]
    target: PhaseState
    label: str | Promise
    needs_gate: bool = False
    needs_reason: bool = False


S = PhaseState

MOVES: dict[str, Move] = {
    move.act: move
    for move in (
        Move("start", frozenset({S.NOT_STARTED}), S.ACTIVE, _("Open the phase")),
        Move("wrap_up", frozenset({S.ACTIVE, S.REOPENED}), S.WRAPPING_UP, _("Say that it has basically ended")),
        Move("resume", frozenset({S.WRAPPING_UP}), S.ACTIVE, _("Go on working"), needs_reason=True),
        Move("request", frozenset({S.WRAPPING_UP}), S.TRANSITION_REQUESTED, _("Report the transition")),
        Move(
            "send_back",
            frozenset({S.TRANSITION_REQUESTED}),
            S.ACTIVE,
            _("Sent back by the superior for make-up work"),
            needs_reason=True,
        ),
        Move("close", frozenset({S.TRANSITION_REQUESTED}), S.CLOSED, _("Close the phase"), needs_gate=True),
        Move("reopen", frozenset({S.CLOSED}), S.REOPENED, _("Reopen for make-up work"), needs_reason=True),
        Move("close_again", frozenset({S.REOPENED}), S.CLOSED, _("Close again"), needs_gate=True),
    )
}

# Without gates a track only begins and ends; the same criteria are shown as a dashboard (domain.md 2.4).
TRACK_MOVES: dict[str, Move] = {
    "start": MOVES["start"],
    "finish": Move("finish", frozenset({S.ACTIVE}), S.CLOSED, _("End the track"), needs_gate=False),
}


def open_states() -> frozenset[PhaseState]:
    """States in which work of the phase goes on."""
    return frozenset({S.ACTIVE, S.WRAPPING_UP, S.TRANSITION_REQUESTED, S.REOPENED})
