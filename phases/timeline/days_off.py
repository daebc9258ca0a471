"""Working days: weekdays without the holidays, and the weekends that are worked for them.

Both lists are the campaign's own data, first copied from its template. A list is pairs of days, [first, last].
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from phases.core import vague_dates
from phases.timeline.models import Campaign

SATURDAY = 5
BETWEEN = re.compile(r"\s*(?:—|–|－|~|～|至|到|\s-\s)\s*")
Stretch = Sequence[str]


class DayError(ValueError):
    """These words name no day, or end before they begin."""


def read(text: str, *, year: int) -> list[list[str]]:
    """One day or stretch in a line: 2009-05-01 — 2009-05-03, 5月1日至5月3日, 4月6日."""
    return [_stretch(line, year) for line in text.splitlines() if line.strip()]


def written(stretches: Iterable[Stretch]) -> str:
    """As the form shows them."""
    return "\n".join(first if first == last else f"{first} — {last}" for first, last in stretches)


def working_days(campaign: Campaign, since: date, until: date) -> int:
    """How many working days have come since that day."""
    off, worked = campaign.days_off, campaign.days_worked
    days = (since + timedelta(n) for n in range(1, (until - since).days + 1))
    return sum(_within(worked, day) or (day.weekday() < SATURDAY and not _within(off, day)) for day in days)


def _within(stretches: Iterable[Stretch], day: date) -> bool:
    return any(first <= day.isoformat() <= last for first, last in stretches)


def _stretch(line: str, year: int) -> list[str]:
    ends = [_day(words, year) for words in BETWEEN.split(line.strip(), maxsplit=1)]
    first, last = ends[0], ends[-1]
    if last < first:
        raise DayError(line)
    return [first.isoformat(), last.isoformat()]


def _day(words: str, year: int) -> date:
    vague = vague_dates.parse(words, year=year)
    if vague.on is None or vague.precision != vague_dates.Precision.DAY:
        raise DayError(words)
    return vague.on
