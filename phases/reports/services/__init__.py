"""What happens to a report: drafted, approved, printed, delivered, answered."""

from phases.reports.services.answers import acknowledge, send_back
from phases.reports.services.delivering import (
    announce_sending,
    give_up,
    note_unreachable,
    record_delivered,
    retry,
)
from phases.reports.services.drafts import ask_for_draft, refresh_figures, write_draft
from phases.reports.services.printing import approve, ask_for_preview, issue, keep_print

__all__ = [
    "acknowledge",
    "announce_sending",
    "approve",
    "ask_for_draft",
    "ask_for_preview",
    "give_up",
    "issue",
    "keep_print",
    "note_unreachable",
    "record_delivered",
    "refresh_figures",
    "retry",
    "send_back",
    "write_draft",
]
