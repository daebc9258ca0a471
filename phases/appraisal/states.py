"""The states of an appraisal and its legal moves, as a table (domain.md 6.3). `manage.py draw_states` draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class AppraisalState(models.TextChoices):
    PLANNED = "planned", _("being prepared")
    NOTICE_SENT = "notice_sent", _("notice sent")
    CONSENT = "consent", _("consented to")
    COPIES = "copies_distributed", _("copies handed out")
    HELD = "held", _("held, to be counted")
    ENTERED = "ballots_entered", _("counted once")
    CHECKED = "checked", _("counted twice")
    LOCKED = "locked", _("locked")
    REPORTED = "reported", _("reported")
    VOIDED = "voided", _("declared void")


S = AppraisalState
# Before the day itself: date, form and numbers of days may still change.
BEFORE = frozenset({S.PLANNED, S.NOTICE_SENT, S.CONSENT, S.COPIES})
# The form is what people were given: it changes until the first ballot is counted.
FORM_OPEN = BEFORE | {S.HELD}
COUNTING = frozenset({S.HELD, S.ENTERED})
COUNTED = frozenset({S.ENTERED, S.CHECKED, S.LOCKED, S.REPORTED})
FINAL = frozenset({S.LOCKED, S.REPORTED})

# What comes before the day may be passed over where the form does not ask for it; the rules say so with a reason.
MOVES: dict[str, Move] = table(
    Move("send_notice", frozenset({S.PLANNED}), S.NOTICE_SENT, _("Note that the notice went out")),
    Move("consent", frozenset({S.PLANNED, S.NOTICE_SENT}), S.CONSENT, _("The superior agreed")),
    Move("distribute", BEFORE - {S.COPIES}, S.COPIES, _("Note that the copies were handed out")),
    Move("hold", BEFORE, S.HELD, _("It was held")),
    Move("enter", COUNTING, S.ENTERED, _("Enter the count")),
    Move("check", frozenset({S.ENTERED}), S.CHECKED, _("Both counts agree")),
    Move("send_back", frozenset({S.CHECKED}), S.ENTERED, _("Have it counted again"), needs_reason=True),
    Move("lock", frozenset({S.CHECKED}), S.LOCKED, _("Lock the result")),
    Move("report", frozenset({S.LOCKED}), S.REPORTED, _("Note that the result was reported")),
    Move("unlock", FINAL, S.ENTERED, _("Unlock the result"), needs_reason=True),
    Move("void", frozenset({S.HELD, S.ENTERED, S.CHECKED}), S.VOIDED, _("Declare it void"), needs_reason=True),
)
