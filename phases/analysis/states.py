"""The states of a problem and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class ProblemState(models.TextChoices):
    FOUND = "found", _("found")
    CONFIRMED = "confirmed", _("confirmed")
    CAUSE_ANALYSED = "cause_analysed", _("cause analysed")
    PLANNED = "planned", _("being rectified")
    QUICK_FIXED = "quick_fixed", _("put right at once")
    CARRIED_OVER = "carried_over", _("carried over")


S = ProblemState
OPEN = frozenset({S.FOUND, S.CONFIRMED, S.CAUSE_ANALYSED})

# Rectification moves a problem when an item is opened for it, closed or opened again; nobody does that by hand.
MOVES: dict[str, Move] = table(
    Move("confirm", frozenset({S.FOUND}), S.CONFIRMED, _("Confirm the problem")),
    Move("analyse", frozenset({S.FOUND, S.CONFIRMED}), S.CAUSE_ANALYSED, _("The cause is analysed")),
    Move("plan", OPEN | {S.CARRIED_OVER, S.QUICK_FIXED}, S.PLANNED, _("An item is opened for it"), by_itself=True),
    Move("unplan", frozenset({S.PLANNED}), S.CONFIRMED, _("Its last item is taken out"), by_itself=True),
    Move("fix", OPEN | {S.PLANNED}, S.QUICK_FIXED, _("Its quick fixes are closed"), by_itself=True),
    Move("carry_over", OPEN | {S.PLANNED}, S.CARRIED_OVER, _("Carry over"), needs_reason=True),
    Move("take_up", frozenset({S.CARRIED_OVER}), S.CONFIRMED, _("Take it up again")),
)
