"""The states of a speech draft and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class DraftState(models.TextChoices):
    DRAFT = "draft", _("draft being written")
    SUBMITTED = "submitted", _("draft handed in")
    RETURNED = "returned", _("returned for rewriting")
    APPROVED = "approved", _("approved by the reviewer")
    DELIVERED = "delivered", _("delivered at the meeting")


S = DraftState
WRITING = frozenset({S.DRAFT, S.RETURNED})
HANDED_IN = frozenset({S.SUBMITTED, S.APPROVED, S.DELIVERED})

# Leaders' drafts are reviewed, level by level; other drafts are ready for the meeting once they are handed in (T-29).
MOVES: dict[str, Move] = table(
    Move("submit", WRITING, S.SUBMITTED, _("Hand in this draft")),
    Move("take_back", frozenset({S.SUBMITTED, S.APPROVED}), S.DRAFT, _("Take it back and go on writing")),
    Move("return", frozenset({S.SUBMITTED}), S.RETURNED, _("Return it with a comment"), needs_reason=True),
    Move("approve", frozenset({S.SUBMITTED}), S.APPROVED, _("Approve this draft of the speech")),
    Move("deliver", HANDED_IN - {S.DELIVERED}, S.DELIVERED, _("Note that it was delivered"), by_itself=True),
    Move("undeliver", frozenset({S.DELIVERED}), S.SUBMITTED, _("Take the speech out of the record"), by_itself=True),
    Move(
        "undeliver_approved",
        frozenset({S.DELIVERED}),
        S.APPROVED,
        _("Take the approved speech out of the record"),
        by_itself=True,
    ),
)
