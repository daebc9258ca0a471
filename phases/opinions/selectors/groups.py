"""Reads of consolidated opinions that several callers share."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from phases.opinions.models import Category, Consolidation, Membership, OpinionGroup
from phases.opinions.selectors.raw import TOO_LONG
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Row:
    """A consolidated opinion with how many stand behind it, by channel and by group of givers."""

    group: OpinionGroup
    channels: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)

    @property
    def raw(self) -> int:
        return sum(self.channels.values())


@dataclass(frozen=True)
class Part:
    """The consolidated opinions of one category; None for those without."""

    category: Category | None
    rows: list[Row]


def groups_of(campaign: Campaign) -> QuerySet[OpinionGroup]:
    found = OpinionGroup.objects.live().filter(campaign=campaign)
    return found.select_related("category", "leader", "department", "phase").order_by(
        "category__order", "category__pk", "number"
    )


def counted(groups: QuerySet[OpinionGroup]) -> QuerySet[OpinionGroup]:
    return groups.annotate(raw=Count("memberships"))


def matching(groups: QuerySet[OpinionGroup], filters: dict[str, str]) -> QuerySet[OpinionGroup]:
    """The list page's fields: category, adoption, department, a word or a number; `view=open` for what is undone."""
    number = {name: int(value) for name, value in filters.items() if value.isdecimal() and len(value) < TOO_LONG}
    for name in ("category", "department"):
        if name in number:
            groups = groups.filter(**{name: number[name]})
    if adoption := filters.get("adoption"):
        groups = groups.filter(adoption=adoption)
    if word := filters.get("q", "").strip():
        groups = groups.filter(Q(text__icontains=word) | Q(number=number.get("q", 0)))
    return groups


def rows_of(groups: list[OpinionGroup]) -> list[Row]:
    """Each with its counts; one query for all."""
    counts = Membership.objects.filter(group__in=[group.pk for group in groups])
    lines = counts.values_list("group", "opinion__channel__name", "opinion__source__name").annotate(n=Count("pk"))
    channels, sources = defaultdict[int, Counter[str]](Counter), defaultdict[int, Counter[str]](Counter)
    for group, channel, source, number in lines.order_by("opinion__channel__order", "opinion__source__order"):
        channels[group][channel] += number
        if source:
            sources[group][source] += number
    return [Row(group, dict(channels[group.pk]), dict(sources[group.pk])) for group in groups]


def by_category(rows: list[Row]) -> list[Part]:
    """In the order of the categories, those without one last."""
    parts: dict[int | None, Part] = {}
    for row in sorted(rows, key=lambda row: row.group.category is None):
        category = row.group.category
        parts.setdefault(row.group.category_id, Part(category, [])).rows.append(row)
    return list(parts.values())


def acts_of(campaign: Campaign, how_many: int = 8) -> list[Consolidation]:
    """The last acts that may be undone."""
    found = Consolidation.objects.filter(campaign=campaign, undone_at=None)
    return list(found.select_related("group", "by")[:how_many])
