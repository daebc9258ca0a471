"""What happens to the analysis report: opened, written, named, sent round, answered, taken over, sent out."""

from phases.analysis_report.services.copies import send_copies, send_copy
from phases.analysis_report.services.points import add_point, change_point, decide_point, remove_point
from phases.analysis_report.services.replies import reply, take_back_reply
from phases.analysis_report.services.reports import change_report, open_report, refresh_figures, save_words
from phases.analysis_report.services.rounds import (
    add_recipients,
    change_and_ask,
    change_round,
    close_round,
    open_round,
    reopen_round,
)
from phases.analysis_report.services.stages import mark, step_back

__all__ = [
    "add_point",
    "add_recipients",
    "change_and_ask",
    "change_point",
    "change_report",
    "change_round",
    "close_round",
    "decide_point",
    "mark",
    "open_report",
    "open_round",
    "refresh_figures",
    "remove_point",
    "reopen_round",
    "reply",
    "save_words",
    "send_copies",
    "send_copy",
    "step_back",
    "take_back_reply",
]
