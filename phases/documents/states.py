"""The states of a document and its legal moves, as a table (domain.md 6.3)."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("sent for review")
    RETURNED = "returned", _("returned with remarks")
    APPROVED = "approved", _("approved")
    ISSUED = "issued", _("issued")
    SENT_BACK = "sent_back", _("sent back by the superior")
    ACKNOWLEDGED = "acknowledged", _("received by the superior")
    FILED = "filed", _("filed")
    WITHDRAWN = "withdrawn", _("withdrawn")


@dataclass(frozen=True)
class Move:
    """One legal move of a document."""

    act: str
    sources: frozenset[DocumentState]
    target: DocumentState
    label: str | Promise


S = DocumentState

# "edit" makes a new version: it leads back to a draft, so whatever was approved has to be approved again.
MOVES: dict[str, Move] = {
    move.act: move
    for move in (
        Move("edit", frozenset({S.DRAFT, S.RETURNED, S.APPROVED, S.SENT_BACK, S.FILED}), S.DRAFT, _("Edit")),
        Move("submit", frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, _("Send for review")),
        Move("recall", frozenset({S.SUBMITTED}), S.DRAFT, _("Take back")),
        Move("return", frozenset({S.SUBMITTED}), S.RETURNED, _("Return with remarks")),
        Move("approve", frozenset({S.SUBMITTED}), S.APPROVED, _("Approve this version")),
        Move("issue", frozenset({S.APPROVED}), S.ISSUED, _("Issue")),
        Move("send_back", frozenset({S.ISSUED}), S.SENT_BACK, _("Sent back by the superior")),
        Move("acknowledge", frozenset({S.ISSUED}), S.ACKNOWLEDGED, _("Acknowledge receipt")),
        Move("file", frozenset({S.DRAFT}), S.FILED, _("File")),
        Move("withdraw", frozenset({S.DRAFT, S.RETURNED, S.FILED}), S.WITHDRAWN, _("Withdraw")),
        Move("restore", frozenset({S.WITHDRAWN}), S.DRAFT, _("Restore")),
    )
}

# What stands for the campaign's own people to see, whoever may not read drafts.
PUBLISHED = frozenset({S.ISSUED, S.ACKNOWLEDGED, S.FILED})
# What the gate and the figures count.
IN_FORCE = PUBLISHED | {S.APPROVED}
