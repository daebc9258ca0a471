"""What happens to an appraisal: planned, held, counted twice, locked. The urn's acts stand in `services/urn.py`."""

from phases.appraisal.services.holding import consent, distribute, hold, report, send_notice, void
from phases.appraisal.services.locking import lock, quote, unlock, write_remarks
from phases.appraisal.services.planning import change, plan, remove, set_form
from phases.appraisal.services.tallying import check, count_again, different_cells, enter, send_back

__all__ = [
    "change",
    "check",
    "consent",
    "count_again",
    "different_cells",
    "distribute",
    "enter",
    "hold",
    "lock",
    "plan",
    "quote",
    "remove",
    "report",
    "send_back",
    "send_notice",
    "set_form",
    "unlock",
    "void",
    "write_remarks",
]
