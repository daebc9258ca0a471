"""The states of an item and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class ItemState(models.TextChoices):
    DRAFT = "draft", _("being drawn up")
    PLANNED = "planned", _("in the plan")
    PUBLISHED = "published", _("published in the plan")
    IN_PROGRESS = "in_progress", _("in hand")
    CLAIMED = "claimed", _("waiting to be checked")
    CHECKED = "checked", _("checked")
    CLOSED = "closed", _("struck off the list")
    HANDED_OVER = "handed_over", _("handed over")


S = ItemState
# What still has to be done by somebody of the unit.
OPEN = frozenset({S.DRAFT, S.PLANNED, S.PUBLISHED, S.IN_PROGRESS})

# A quick fix begins in hand: no plan exists yet (domain.md S-48). Planning and publishing belong to phase three.
MOVES: dict[str, Move] = table(
    Move("begin", frozenset({S.DRAFT, S.PLANNED, S.PUBLISHED}), S.IN_PROGRESS, _("Take it in hand")),
    Move("claim", frozenset({S.IN_PROGRESS}), S.CLAIMED, _("Report it done")),
    Move("check", frozenset({S.CLAIMED}), S.CHECKED, _("It is so")),
    Move("send_back", frozenset({S.CLAIMED, S.CHECKED}), S.IN_PROGRESS, _("Send it back"), needs_reason=True),
    Move("close", frozenset({S.CHECKED}), S.CLOSED, _("Close the item")),
    Move("reopen", frozenset({S.CLOSED}), S.IN_PROGRESS, _("Open the item again"), needs_reason=True),
    Move("hand_over", OPEN - {S.DRAFT}, S.HANDED_OVER, _("Hand it over to long-term work"), needs_reason=True),
    Move("take_back", frozenset({S.HANDED_OVER}), S.IN_PROGRESS, _("Take it back in hand")),
)
