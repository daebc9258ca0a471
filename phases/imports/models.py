"""An import: what a sheet says, kept until it is written or given up; and what it wrote, until that is final."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.core.ledgers import Written
from phases.imports.states import ImportState
from phases.organisation.models import Unit
from phases.timeline.models import Campaign


class Import(models.Model):
    """One sheet on its way into a ledger. `ledger` is a key of the catalogue.

    `columns` names for each column of the sheet a column of the ledger ("+": kept as it is; "": passed over).
    `counts`: lines by fate, and the cells that are new, changed, faulty. `passed_over` are rows that are no records.
    `content` is the file itself, only as long as another of its sheets may still be chosen.
    """

    State = ImportState

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    ledger = models.CharField(_("ledger"), max_length=60)
    file_name = models.CharField(_("file"), max_length=200)
    file_hash = models.CharField(max_length=64)
    content = models.BinaryField(null=True, blank=True)
    sheets = models.JSONField(default=list)
    sheet = models.CharField(_("sheet"), max_length=200, blank=True)
    header_row = models.PositiveIntegerField(_("row of the header"), default=1)
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    passed_over = models.JSONField(default=list)
    total = models.JSONField(null=True, blank=True)
    rows = models.PositiveIntegerField(_("lines"), default=0)
    counts = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=20, choices=ImportState.choices, default=ImportState.OPENED)
    remark = models.CharField(max_length=300, blank=True)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(_("written"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "ledger"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["written", "undoing", "taken_back"], written_at__isnull=False)
                | Q(state__in=["reading", "opened", "checking", "ready", "writing", "abandoned"], written_at=None),
                name="import_has_a_time_when_written",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def each_part(self) -> Iterator["ImportPart"]:
        """One after the other, each fetched by itself.

        SQLite refuses to write behind an open cursor once another process has written: at once, as "locked".
        """
        for position in range(self.parts.count()):
            yield self.parts.get(position=position)

    def count(self, name: str) -> int:
        number: int = self.counts.get(name, 0)
        return number


class ImportPart(models.Model):
    """Up to a thousand lines of a sheet. `fates` has one letter a line (`ledgers.Fate`), empty before the check.

    `lines` is [[row of the sheet, [cells]]]; `mended` keeps what a mended cell said before, under "row:column".
    `repeats` and `picked` are what only the whole sheet tells: which row a repeated line repeats, and which record
    a repeatable line is about. `written` is what writing it did (`ledgers.Written`), the proof that it was written.
    """

    whole = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    lines = models.JSONField(default=list)
    fates = models.TextField(blank=True)
    mended = models.JSONField(default=dict)
    repeats = models.JSONField(default=dict)
    written = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["whole", "position"], name="import_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.whole_id}/{self.position}"

    @property
    def numbered(self) -> list[tuple[int, list[str]]]:
        lines: list[Any] = self.lines
        return [(number, cells) for number, cells in lines]

    @property
    def effect(self) -> Written:
        """What writing it did; empty before that."""
        return Written(**(self.written or {}))


class KnownSheet(models.Model):
    """Which column is which in an office's own sheet, remembered by its header for the next time."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    ledger = models.CharField(max_length=60)
    signature = models.CharField(max_length=64)
    columns = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "ledger", "signature"], name="known_sheet_once"),
        ]

    def __str__(self) -> str:
        return self.ledger
