"""Months, quarters and years: the stretches of time in which a recurring requirement is counted (domain.md 2.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both counted."""

    every: str
    first: date
    last: date

    def __str__(self) -> str:
        if self.every == "month":
            return date_format(self.first, "YEAR_MONTH_FORMAT")
        if self.every == "quarter":
            words = {"year": self.first.year, "number": (self.first.month + 2) // 3}
            return _("quarter %(number)d of %(year)d") % words
        return _("the year %(year)d") % {"year": self.first.year}


def period_of(every: str, day: date) -> Period:
    """The month, quarter or year in which the day lies."""
    length = MONTHS[every]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(every, first, _months_later(first, length) - timedelta(days=1))


def before(period: Period) -> Iterator[Period]:
    """The periods of the same length before it, the newest first, without end."""
    while True:
        period = period_of(period.every, period.first - timedelta(days=1))
        yield period


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
