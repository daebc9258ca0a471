"""The stages of the analysis report and its legal moves, as a table (domain.md T-43)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class Stage(models.TextChoices):
    PLANNING = "planning", _("being prepared")
    DRAFT = "draft", _("first draft")
    CONSULTATION = "consultation", _("draft for comments")
    REVIEW = "review", _("review copy")
    FINAL = "final", _("final version")


S = Stage
# What bears the name of a version of the document; being prepared is no version yet.
NAMED = (S.DRAFT, S.CONSULTATION, S.REVIEW, S.FINAL)
# These two are named of exactly the version that the head has approved.
APPROVED = (S.REVIEW, S.FINAL)

# A draft goes out for comments as often as the unit wants ("three times up, three times down", P-16); what goes to the
# superior and to the review may be renewed after its comments.
MOVES: dict[str, Move] = table(
    Move("draft", frozenset({S.PLANNING, S.DRAFT}), S.DRAFT, _("Name it the first draft")),
    Move(
        "consult", frozenset({S.DRAFT, S.CONSULTATION}), S.CONSULTATION, _("Send it out for comments"), by_itself=True
    ),
    Move("review", frozenset({S.DRAFT, S.CONSULTATION, S.REVIEW}), S.REVIEW, _("Name it the review copy")),
    Move("finish", frozenset({S.REVIEW}), S.FINAL, _("Name it the final version")),
    Move("step_back", frozenset({S.REVIEW}), S.CONSULTATION, _("Back to comments"), needs_reason=True),
)
