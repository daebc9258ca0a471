"""The states of a research topic and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class TopicState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    APPROVED = "approved", _("approved")
    IN_PROGRESS = "in_progress", _("under way")
    REPORT_DRAFT = "report_draft", _("report being written")
    REPORT_FINAL = "report_final", _("report finished")
    EXCHANGED = "exchanged", _("result exchanged")
    CONVERTED = "converted", _("result put to use")
    CLOSED = "closed_without_conversion", _("closed without use")
    SUSPENDED = "suspended", _("suspended")


S = TopicState
OPEN = frozenset({S.PROPOSED, S.APPROVED, S.IN_PROGRESS, S.REPORT_DRAFT, S.SUSPENDED})
# With a finished report, whatever came after it.
WITH_REPORT = frozenset({S.REPORT_FINAL, S.EXCHANGED, S.CONVERTED, S.CLOSED})

MOVES: dict[str, Move] = table(
    Move("approve", frozenset({S.PROPOSED}), S.APPROVED, _("Approve the topic")),
    Move("begin", frozenset({S.PROPOSED, S.APPROVED}), S.IN_PROGRESS, _("Say that work has begun")),
    Move(
        "draft",
        frozenset({S.PROPOSED, S.APPROVED, S.IN_PROGRESS}),
        S.REPORT_DRAFT,
        _("Write the report"),
        by_itself=True,
    ),
    Move("finish", frozenset({S.REPORT_DRAFT}), S.REPORT_FINAL, _("File the finished report"), by_itself=True),
    Move(
        "revise",
        frozenset({S.REPORT_FINAL, S.EXCHANGED}),
        S.REPORT_DRAFT,
        _("Work on the report again"),
        needs_reason=True,
    ),
    Move("exchange", frozenset({S.REPORT_FINAL}), S.EXCHANGED, _("Exchange the result"), by_itself=True),
    Move("unexchange", frozenset({S.EXCHANGED}), S.REPORT_FINAL, _("Take the exchange back"), by_itself=True),
    Move(
        "convert",
        frozenset({S.REPORT_FINAL, S.EXCHANGED, S.CLOSED}),
        S.CONVERTED,
        _("Put the result to use"),
        by_itself=True,
    ),
    Move("unconvert", frozenset({S.CONVERTED}), S.EXCHANGED, _("Take the use back"), by_itself=True),
    Move("close", frozenset({S.REPORT_FINAL, S.EXCHANGED}), S.CLOSED, _("Close without use"), needs_reason=True),
    Move(
        "suspend",
        frozenset({S.PROPOSED, S.APPROVED, S.IN_PROGRESS, S.REPORT_DRAFT}),
        S.SUSPENDED,
        _("Suspend"),
        needs_reason=True,
    ),
    Move("resume", frozenset({S.SUSPENDED}), S.IN_PROGRESS, _("Take it up again")),
)
