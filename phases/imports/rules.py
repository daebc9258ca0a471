"""What may still be done with an import, each with its reason."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core.ledgers import Ledger
from phases.core.verdict import Verdict
from phases.imports.models import Import
from phases.imports.states import MOVES, ImportState
from phases.organisation.roles import Permission
from phases.timeline.selectors import Part

UNDO_FOR = timedelta(hours=24)
# More lines than this are read and written by a worker, with progress; a page would keep one waiting.
AT_ONCE = 2000


def needed(ledger: Ledger[Any]) -> Permission:
    """What somebody must be allowed to bring a sheet into it."""
    permission: Permission = ledger.brought_by or Permission.IMPORT
    return permission


def may_bring(part: Part, ledger: Ledger[Any]) -> bool:
    return part.may(needed(ledger))


def may_move(imported: Import, to: ImportState) -> Verdict:
    if to in MOVES.get(ImportState(imported.state), frozenset()):
        return Verdict.yes()
    said = _("This import is “%(state)s”, so that is no longer possible. Nothing was changed.")
    return Verdict.no(said % {"state": imported.get_state_display()})


def may_change(imported: Import) -> Verdict:
    """Choose another sheet, name columns, mend cells: as long as nothing is written and nobody is writing."""
    if imported.state in (ImportState.OPENED, ImportState.READY):
        return Verdict.yes()
    return may_move(imported, ImportState.OPENED)


def may_name_columns(imported: Import, ledger: Ledger[Any]) -> Verdict:
    if ledger.discreet:
        said = _("Nothing was kept of the columns that this ledger does not know. Mend the sheet and choose it again.")
        return Verdict.no(said)
    return may_change(imported)


def may_write(imported: Import) -> Verdict:
    if not (verdict := may_move(imported, ImportState.WRITING)):
        return verdict
    if not imported.count("new") and not imported.count("changed"):
        return Verdict.no(_("There is nothing to write: no line is new or changed."))
    return Verdict.yes()


def may_take_back(imported: Import) -> Verdict:
    """As one act, within a day; what others changed since then is asked when it happens."""
    if not (verdict := may_move(imported, ImportState.UNDOING)):
        return verdict
    if imported.written_at and timezone.now() - imported.written_at > UNDO_FOR:
        return Verdict.no(_("The import was written more than 24 hours ago, so it can no longer be taken back whole."))
    return Verdict.yes()


def is_large(imported: Import) -> bool:
    return imported.rows > AT_ONCE
