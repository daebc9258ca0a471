"""Kinds of columns: each reads the text of a cell into a value, and shows a value as a cell."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from phases.core import vague_dates
from phases.core.exports import Cell
from phases.core.ledgers.cells import CellError, Mend, Text, tidy
from phases.core.ledgers.known import Known
from phases.core.vague_dates import Precision, VagueDate

FULL_CELL = 32_767  # a spreadsheet cuts what is longer, and says nothing
AMOUNT = re.compile(r"(-?\d+(?:\.\d+)?)\s*[^\d.]{0,3}")
SERIAL_DAY = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
FIRST_DAY = date(1899, 12, 30)
CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")


@dataclass(frozen=True)
class Column:
    """A column with its header. `empty` is the value of an empty cell; `hint` stands in the blank sheet.

    `names` are further headers by which it is found (a date, in a sheet with a column for each session).
    `totalled`: the sheet's own total is checked against the sum.
    """

    key: str
    label: Text
    required: bool = field(default=False, kw_only=True)
    hint: Text = field(default="", kw_only=True)
    names: tuple[str, ...] = field(default=(), kw_only=True)
    totalled: bool = field(default=False, kw_only=True)

    # Class variables, which a dataclass leaves alone: what an empty cell means, and whether import writes the column.
    empty: ClassVar[Any] = ""
    settable: ClassVar[bool] = True
    repeats: ClassVar[bool] = False  # few different cells stand in many lines: each is read once

    def read(self, text: str, known: Known) -> Any:
        """The value of a cell that is not empty; CellError when it cannot be taken."""
        raise NotImplementedError

    def show(self, value: Any) -> Cell:
        """The value as a cell; what `read` makes of it again is the same value."""
        return "" if value is None else str(value)

    def same(self, one: Any, other: Any) -> bool:
        return bool(one == other) or self.show(one) == self.show(other)

    def options(self, known: Known) -> Sequence[str]:
        """What may be chosen, for the list in the blank sheet; nothing when anything may be written."""
        return ()


@dataclass(frozen=True)
class Words(Column):
    """Text as it was written; `most` characters at most."""

    most: int = 10_000

    def read(self, text: str, known: Known) -> str:
        if len(text) >= FULL_CELL:
            raise CellError(_("The cell is full: spreadsheets cut longer texts here. Enter it on its page."))
        if len(text) > self.most:
            said = _("%(length)d characters, at most %(most)d fit.") % {"length": len(text), "most": self.most}
            raise CellError(said)
        return text

    def show(self, value: Any) -> Cell:
        return tidy(str(value or ""))


@dataclass(frozen=True)
class Lasting(Words):
    """Words that an empty cell leaves as they are."""

    def same(self, one: Any, other: Any) -> bool:
        return not other or super().same(one, other)


@dataclass(frozen=True)
class Number(Column):
    """A whole number, with or without its counter (23人); empty is unknown, never 0."""

    least: int = 0
    most: int = 2_000_000_000
    empty: ClassVar[Any] = None

    def read(self, text: str, known: Known) -> int:
        number = amount(text)
        if number != int(number) or not self.least <= number <= self.most:
            limits = {"text": text, "least": self.least, "most": self.most}
            raise CellError(_("A whole number from %(least)d to %(most)d stands here, not %(text)s.") % limits)
        return int(number)

    def show(self, value: Any) -> Cell:
        return None if value is None else int(value)


@dataclass(frozen=True)
class HalfHours(Column):
    """Hours in steps of one half, kept as a number of half hours."""

    most: int = 48
    empty: ClassVar[Any] = None

    def read(self, text: str, known: Known) -> int:
        halves = amount(text) * 2
        if halves != int(halves) or halves < 0:
            raise CellError(_("Hours count in halves: 2 or 2.5, not %(text)s.") % {"text": text})
        if halves > self.most:
            tenth = Decimal(halves) / 20
            mends = [Mend(_("Make it %(hours)s") % {"hours": f"{tenth:f}".rstrip("0").rstrip(".")}, f"{tenth:f}")]
            most = Decimal(self.most) / 2
            said = _("At most %(most)s hours stand here, not %(text)s.") % {"most": f"{most:g}", "text": text}
            raise CellError(said, *(mends if tenth * 2 == int(tenth * 2) and tenth * 2 <= self.most else ()))
        return int(halves)

    def show(self, value: Any) -> Cell:
        return None if value is None else value / 2


@dataclass(frozen=True)
class Day(Column):
    """A day: 2009.4.8, 4月8日 (in the campaign's year), 2009-4-8, or a spreadsheet's own number of days."""

    empty: ClassVar[Any] = None

    def read(self, text: str, known: Known) -> date:
        day = vague_day(text, known)
        if day.precision != Precision.DAY or day.on is None:
            raise CellError(_("This is no day: %(text)s. Write it as 2009-4-8 or 4月8日.") % {"text": text})
        return day.on

    def show(self, value: Any) -> Cell:
        return value.isoformat() if value else ""


@dataclass(frozen=True)
class VagueDay(Column):
    """A date as it was announced; 3月中旬 keeps its words. The value is a `VagueDate`."""

    empty: ClassVar[Any] = VagueDate.OPEN

    def read(self, text: str, known: Known) -> VagueDate:
        return vague_day(text, known)

    def show(self, value: Any) -> Cell:
        return value.words if value else ""


@dataclass(frozen=True)
class Shown(Column):
    """Stands in the export and is passed over on import: running numbers, sums, states."""

    settable: ClassVar[bool] = False

    def show(self, value: Any) -> Cell:
        return value if isinstance(value, int | float) else str("" if value is None else value)


def amount(text: str) -> Decimal:
    match = AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip().replace(",", ""))
    if match is None:
        raise CellError(_("This is no number: %(text)s.") % {"text": text})
    return Decimal(match[1])


def vague_day(text: str, known: Known) -> VagueDate:
    if SERIAL_DAY.fullmatch(text):
        on = FIRST_DAY + timedelta(days=int(float(text)))
        return VagueDate(on, Precision.DAY, on.isoformat())
    return vague_dates.parse(CLOCK.sub("", unicodedata.normalize("NFKC", text)), year=known.year)
