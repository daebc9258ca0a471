"""The states of an import and its legal moves, as a table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    READING = "reading", _("file being read")
    OPENED = "opened", _("columns to be named")
    CHECKING = "checking", _("being read")
    READY = "ready", _("to be looked at")
    WRITING = "writing", _("being written")
    WRITTEN = "written", _("written")
    UNDOING = "undoing", _("being taken back")
    TAKEN_BACK = "taken_back", _("taken back")
    ABANDONED = "abandoned", _("given up")


S = ImportState

# state → where it may go; a state without a line is an end
MOVES: dict[ImportState, frozenset[ImportState]] = {
    S.READING: frozenset({S.OPENED, S.ABANDONED}),
    S.OPENED: frozenset({S.READING, S.CHECKING, S.ABANDONED}),
    S.CHECKING: frozenset({S.READY, S.OPENED, S.ABANDONED}),
    S.READY: frozenset({S.READING, S.CHECKING, S.OPENED, S.WRITING, S.ABANDONED}),
    S.WRITING: frozenset({S.WRITTEN, S.CHECKING}),
    S.WRITTEN: frozenset({S.UNDOING}),
    S.UNDOING: frozenset({S.TAKEN_BACK, S.WRITTEN}),
}
# Nothing of it stands in the ledger yet.
UNWRITTEN = (S.READING, S.OPENED, S.CHECKING, S.READY)
