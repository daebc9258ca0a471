"""Cross tables: channel × group of givers of the raw ones, category × channel (domain.md S-24, T-28)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Category, Channel, Opinion, OpinionGroup, SourceGroup
from phases.timeline.models import Campaign

Text = str | Promise
Key = int | None


@dataclass(frozen=True)
class Cross:
    """Rows and columns that hold something, with their sums. Every opinion is counted once for each of its cells."""

    rows: Sequence[tuple[Key, Text]]
    columns: Sequence[tuple[Key, Text]]
    cells: Counter[tuple[Key, Key]]
    total: int

    @cached_property
    def lines(self) -> list[tuple[Text, list[int], int]]:
        """Name, one number a column, sum."""
        found = []
        for row, name in self.rows:
            numbers = [self.cells[row, column] for column, _name in self.columns]
            found.append((name, numbers, sum(numbers)))
        return found

    @cached_property
    def sums(self) -> list[int]:
        return [sum(self.cells[row, column] for row, _name in self.rows) for column, _heading in self.columns]


def channel_by_source(campaign: Campaign) -> Cross:
    counts = _standing(campaign).values_list("channel", "source").annotate(n=Count("pk"))
    return _cross(counts, Channel.objects.filter(campaign=campaign), SourceGroup.objects.filter(campaign=campaign))


def category_by_channel(campaign: Campaign) -> Cross:
    """Of the raw ones; one that has several categories stands in several rows, so the rows may add up to more."""
    counts = _standing(campaign).values_list("categories", "channel").annotate(n=Count("pk"))
    return _cross(
        counts,
        Category.objects.filter(campaign=campaign),
        Channel.objects.filter(campaign=campaign),
        total=_standing(campaign).count(),
    )


def groups_by_category(campaign: Campaign) -> list[tuple[Text, int]]:
    """How many consolidated opinions each category has: 3, 5, 6, 4 (domain.md T-28)."""
    live = OpinionGroup.objects.live().filter(campaign=campaign).order_by()
    counts = Counter(dict(live.values_list("category").annotate(n=Count("pk"))))
    found: list[tuple[Text, int]] = [
        (category.name, counts[category.pk]) for category in Category.objects.filter(campaign=campaign)
    ]
    return [*found, (_("without a category"), counts[None])] if counts[None] else found


def _standing(campaign: Campaign) -> QuerySet[Opinion]:
    return Opinion.objects.filter(campaign=campaign).standing().order_by()


def _cross(
    counts: Iterable[tuple[Key, Key, int]],
    rows: Iterable[Category | Channel],
    columns: Iterable[SourceGroup | Channel],
    total: int | None = None,
) -> Cross:
    cells = Counter({(row, column): number for row, column, number in counts})
    return Cross(
        rows=_named(rows, {row for row, _column in cells}),
        columns=_named(columns, {column for _row, column in cells}),
        cells=cells,
        total=sum(cells.values()) if total is None else total,
    )


def _named(words: Iterable[Category | Channel | SourceGroup], used: set[Key]) -> list[tuple[Key, Text]]:
    found: list[tuple[Key, Text]] = [(word.pk, word.name) for word in words]
    return [*found, (None, _("not stated"))] if None in used else found
