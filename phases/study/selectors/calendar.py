"""One month with everything that was held or is planned, and what falls together (domain.md S-43)."""

import calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from phases.meetings.models import Attendance, Meeting
from phases.study.models import PlannedStudy
from phases.timeline.models import Campaign

NAMED = 3  # names that fit a line


@dataclass(frozen=True)
class Clash:
    """Two meetings at the same time that expect some of the same people."""

    one: Meeting
    other: Meeting
    people: tuple[str, ...]

    @property
    def names(self) -> str:
        return "、".join(self.people[:NAMED])

    @property
    def more(self) -> int:
        return max(0, len(self.people) - NAMED)


@dataclass(frozen=True)
class Day:
    on: date
    meetings: tuple[Meeting, ...] = ()
    clashing: frozenset[int] = frozenset()
    is_outside: bool = False
    is_today: bool = False


@dataclass(frozen=True)
class Month:
    """`weeks` begin on Monday; `undated` are rows of the plan that name no day of their own."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    clashes: tuple[Clash, ...]
    undated: tuple[PlannedStudy, ...]
    held: int

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def busy_days(self) -> list[Day]:
        """For narrow pages: the days on which there is something."""
        return [day for week in self.weeks for day in week if day.meetings and not day.is_outside]


def month_of(campaign: Campaign, first: date) -> Month:
    """Sessions and all other meetings of the campaign. Three queries."""
    days = list(calendar.Calendar().itermonthdates(first.year, first.month))
    found = list(
        Meeting.objects.filter(campaign=campaign, held_on__range=(days[0], days[-1]))
        .exclude(state=Meeting.State.CANCELLED)
        .order_by("held_on", "starts_at", "pk")
    )
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in found:
        by_day[meeting.held_on].append(meeting)
    clashes = clashes_among(found)
    struck = frozenset(pk for clash in clashes for pk in (clash.one.pk, clash.other.pk))
    row = [
        Day(on, tuple(by_day[on]), struck, is_outside=on.month != first.month, is_today=on == campaign.today)
        for on in days
    ]
    return Month(
        first=first,
        weeks=tuple(tuple(row[start : start + 7]) for start in range(0, len(row), 7)),
        clashes=tuple(clashes),
        undated=tuple(_undated(campaign, first, days[-1])),
        held=sum(meeting.held_on.month == first.month for meeting in found),
    )


def clashes_among(meetings: Sequence[Meeting]) -> list[Clash]:
    """Every two at the same time with people in common; one query when there are such pairs, else none."""
    pairs = [(one, other) for one, other in combinations(meetings, 2) if _overlap(one, other)]
    if not pairs:
        return []
    people: dict[int, dict[int, str]] = defaultdict(dict)
    numbers = {meeting.pk for pair in pairs for meeting in pair}
    lines = Attendance.objects.filter(meeting__in=numbers, status=Attendance.Status.PRESENT)
    for meeting, person, name in lines.order_by("person__order").values_list("meeting", "person", "person__name"):
        people[meeting][person] = name
    found = []
    for one, other in pairs:
        if both := [name for person, name in people[one.pk].items() if person in people[other.pk]]:
            found.append(Clash(one, other, tuple(both)))
    return found


def _overlap(one: Meeting, other: Meeting) -> bool:
    if one.held_on != other.held_on or not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _undated(campaign: Campaign, first: date, last: date) -> list[PlannedStudy]:
    """Rows without a session that fall into the month, and those that name no day at all."""
    rows = PlannedStudy.objects.filter(campaign=campaign, session=None).select_related("department")
    return [row for row in rows if row.when_on is None or first <= row.when_on <= last]
