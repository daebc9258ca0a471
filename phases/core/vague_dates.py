"""Dates as they were announced: "3月中旬" keeps its words and its precision and still sorts (domain.md S-03)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    DAY = "day", _("to the day")
    TEN_DAYS = "ten_days", _("to ten days (early, mid, late)")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    OPEN = "open", _("not fixed")


TENTHS = {"上": 1, "中": 11, "下": 21}
NUMERIC = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})[日号號]?")
MONTHLY = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})月?(?:份)?(?:([上中下])?(?:旬)?|[底末])")
LEAP_YEAR = 2008  # 29 February is a day of some years
YEARLY = re.compile(r"(\d{4})年?(?:底|末|内|內)?")


@dataclass(frozen=True)
class VagueDate:
    """`on` is the first day meant, for sorting; None when the words name no day at all."""

    on: date | None
    precision: Precision
    words: str

    OPEN: ClassVar["VagueDate"]

    @property
    def last(self) -> date | None:
        """The last day meant: what is due in mid-March is overdue from the 21st on."""
        if self.on is None or self.precision == Precision.DAY:
            return self.on
        if self.precision == Precision.TEN_DAYS and self.on.day < TENTHS["下"]:
            return self.on + timedelta(days=9)
        month = 12 if self.precision == Precision.YEAR else self.on.month
        return date(self.on.year, month, monthrange(self.on.year, month)[1])

    def __str__(self) -> str:
        return self.words


VagueDate.OPEN = VagueDate(None, Precision.OPEN, "")


def parse(words: str, *, year: int) -> VagueDate:
    """Read announced words; `year` stands in where they name none. Words that name no date are kept as open."""
    text = re.sub(r"\s", "", words)
    if match := NUMERIC.fullmatch(text):
        named, month, day = match.groups()
        return _dated(words, Precision.DAY, int(named or year), int(month), int(day))
    if (match := MONTHLY.fullmatch(text)) and re.search(r"[月\-./]", text):
        named, month, tenth = match.groups()
        precision = Precision.TEN_DAYS if tenth else Precision.MONTH
        return _dated(words, precision, int(named or year), int(month), TENTHS.get(tenth, 1))
    if match := YEARLY.fullmatch(text):
        return _dated(words, Precision.YEAR, int(match[1]), 1, 1)
    return VagueDate(None, Precision.OPEN, words.strip())


def names_no_day(words: str) -> bool:
    """Written like a day of the calendar and yet none: 2月30日. Kept as mere words it would never come due."""
    match = NUMERIC.fullmatch(re.sub(r"\s", "", words))
    return match is not None and parse(words, year=int(match[1] or LEAP_YEAR)).on is None


def _dated(words: str, precision: Precision, year: int, month: int, day: int) -> VagueDate:
    try:
        return VagueDate(date(year, month, day), precision, words.strip())
    except ValueError:
        return VagueDate(None, Precision.OPEN, words.strip())
