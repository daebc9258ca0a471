"""States of items, plans and regulations and their legal moves (domain.md 6.3); `manage.py draw_states` draws them."""

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

# What nobody waits for any more.
SETTLED = frozenset({S.CLOSED, S.HANDED_OVER})

# A quick fix begins in hand: no plan exists yet (domain.md S-48). An item of the plan is drawn up with it.
MOVES: dict[str, Move] = table(
    Move("plan", frozenset({S.DRAFT}), S.PLANNED, _("The plan is approved"), by_itself=True),
    Move("publish", frozenset({S.PLANNED}), S.PUBLISHED, _("The plan is published"), by_itself=True),
    Move("begin", frozenset({S.DRAFT, S.PLANNED, S.PUBLISHED}), S.IN_PROGRESS, _("Take it in hand")),
    Move("claim", frozenset({S.PLANNED, S.PUBLISHED, S.IN_PROGRESS}), S.CLAIMED, _("Report it done")),
    Move("check", frozenset({S.CLAIMED}), S.CHECKED, _("It is so")),
    Move("send_back", frozenset({S.CLAIMED, S.CHECKED}), S.IN_PROGRESS, _("Send it back"), needs_reason=True),
    Move("close", frozenset({S.CHECKED}), S.CLOSED, _("Close the item")),
    Move("reopen", frozenset({S.CLOSED}), S.IN_PROGRESS, _("Open the item again"), needs_reason=True),
    Move("hand_over", OPEN - {S.DRAFT}, S.HANDED_OVER, _("Hand it over to long-term work"), needs_reason=True),
    Move("take_back", frozenset({S.HANDED_OVER}), S.IN_PROGRESS, _("Take it back in hand")),
)


class PlanState(models.TextChoices):
    DRAFT = "draft", _("being drawn up")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")


L = PlanState
PLAN_MOVES: dict[str, Move] = table(
    Move("approve", frozenset({L.DRAFT}), L.APPROVED, _("Approve the plan")),
    Move("publish", frozenset({L.APPROVED, L.PUBLISHED}), L.PUBLISHED, _("Publish the plan")),
    Move("revise", frozenset({L.APPROVED, L.PUBLISHED}), L.DRAFT, _("Revise the plan"), needs_reason=True),
)


class RegulationState(models.TextChoices):
    TO_REVIEW = "to_review", _("to be looked through")
    REVISING = "revising", _("being written")
    ISSUED = "issued", _("issued")
    ABOLISHED = "abolished", _("abolished")


R = RegulationState
REGULATION_MOVES: dict[str, Move] = table(
    Move("revise", frozenset({R.TO_REVIEW}), R.REVISING, _("Begin to write it")),
    Move("issue", frozenset({R.TO_REVIEW, R.REVISING}), R.ISSUED, _("Issue it")),
    Move("abolish", frozenset({R.TO_REVIEW, R.REVISING}), R.ABOLISHED, _("Abolish it")),
    Move("take_up", frozenset({R.ISSUED, R.ABOLISHED}), R.REVISING, _("Take it up again"), needs_reason=True),
)
