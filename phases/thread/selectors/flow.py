"""The flow of a campaign's opinions: channels → categories → consolidated → problems → items → outcome.

Up to the categories raw opinions are counted, from the consolidated ones on those. Each is drawn once: a raw opinion
behind several consolidated ones on the way of the one with the lowest number, and so for problems and items.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from phases.opinions.models import Category, Channel, Membership, Opinion
from phases.opinions.selectors import groups as consolidated
from phases.thread.selectors import links
from phases.thread.selectors.links import GOES_ON, End, Followed
from phases.timeline.models import Campaign

Text = str | Promise
Fate = Opinion.Fate
AT_MOST = 8  # problems and the like that a column can show side by side; what is beyond is drawn as one
LABEL = 20  # halves of a Chinese sign: what fits between two columns beside its number
LAST = 10_000  # after whatever a unit itself has put in order
OTHER_PROBLEMS, OTHER_ITEMS = _("other problems"), _("other items")
RAW = ngettext_lazy("%(number)s raw opinion", "%(number)s raw opinions", "number")
CONSOLIDATED = ngettext_lazy("%(number)s consolidated opinion", "%(number)s consolidated opinions", "number")
COLUMNS: tuple[tuple[Text, Any], ...] = (
    (_("Channels"), RAW),
    (_("Categories"), RAW),
    (_("Consolidated"), CONSOLIDATED),
    (_("Problems"), CONSOLIDATED),
    (_("Rectification items"), CONSOLIDATED),
    (_("Outcome"), CONSOLIDATED),
)


def _width(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


@dataclass(frozen=True)
class Node:
    """`key` tells it apart within its column; `is_aside`: nothing goes on from here, and it is drawn grey."""

    key: Hashable
    label: Text
    order: int = 0
    is_aside: bool = False

    @property
    def short(self) -> str:
        """The label, cut where it would run into the next column."""
        signs, kept = str(self.label), ""
        if _width(signs) <= LABEL:
            return signs
        for sign in signs:
            if _width(kept + sign) > LABEL - 2:  # the dots take two
                break
            kept += sign
        return f"{kept.rstrip()}…"


@dataclass(frozen=True)
class Ribbon:
    """What goes from a node of column `place` to one of the next: so many leave on the left, so many arrive."""

    place: int
    source: Node
    target: Node
    leaving: int
    arriving: int

    @property
    def is_aside(self) -> bool:
        return self.target.is_aside

    @property
    def step(self) -> str:
        return f"{COLUMNS[self.place][0]} → {COLUMNS[self.place + 1][0]}"

    @property
    def leave(self) -> str:
        return str(COLUMNS[self.place][1] % {"number": self.leaving})

    @property
    def arrive(self) -> str:
        """A raw opinion that is put aside stays a raw one."""
        return str(COLUMNS[self.place if self.is_aside else self.place + 1][1] % {"number": self.arriving})


@dataclass(frozen=True)
class Column:
    """`counter` says a number of what the column counts; `nodes` in order, each with how many pass it."""

    title: Text
    counter: Any
    nodes: Sequence[tuple[Node, int]]

    @property
    def total(self) -> int:
        return sum(number for _node, number in self.nodes)

    @property
    def amount(self) -> str:
        return str(self.counter % {"number": self.total})


@dataclass(frozen=True)
class Flow:
    """`routes`: the nodes that each consolidated opinion passes from its category on, by its number."""

    columns: Sequence[Column]
    ribbons: Sequence[Ribbon]
    raw: int
    ends: dict[End, int]
    routes: dict[int, list[Node]]

    @property
    def consolidated(self) -> int:
        return sum(self.ends.values())

    @property
    def going_on(self) -> int:
        return sum(number for end, number in self.ends.items() if end in GOES_ON)


def flow_of(campaign: Campaign) -> Flow:
    """Ten queries, whatever the numbers."""
    found = links.followed(campaign, consolidated.groups_of(campaign))
    categories = _categories(campaign)
    ribbons = _of_raw(campaign, categories, Counter(link.group.category_id for link in found))
    routes = _routes(found, categories)
    steps = Counter(
        (place, *pair) for route in routes.values() for place, pair in enumerate(pairwise(route[1:]), start=2)
    )
    ribbons += [Ribbon(*step, number, number) for step, number in steps.items()]
    ribbons.sort(key=lambda ribbon: (ribbon.place, ribbon.source.order, ribbon.target.order))
    return Flow(
        columns=[Column(*head, _nodes(ribbons, place)) for place, head in enumerate(COLUMNS)],
        ribbons=ribbons,
        raw=sum(ribbon.leaving for ribbon in ribbons if ribbon.place == 0),
        ends=dict(Counter(link.end for link in found)),
        routes=routes,
    )


def _categories(campaign: Campaign) -> dict[int | None, Node]:
    own = Category.objects.filter(campaign=campaign)
    found: dict[int | None, Node] = {
        category.pk: Node(category.pk, category.name, order) for order, category in enumerate(own)
    }
    return found | {None: Node(None, _("without a category"), LAST)}


def _of_raw(campaign: Campaign, categories: dict[int | None, Node], groups: Counter[int | None]) -> list[Ribbon]:
    """Channel → category, and category → what holds it or why it is aside."""
    order = {channel.pk: place for place, channel in enumerate(Channel.objects.filter(campaign=campaign))}
    first = Membership.objects.filter(opinion=OuterRef("pk")).order_by("group__number")
    own = Opinion.categories.through.objects.filter(opinion=OuterRef("pk")).order_by("category__order", "category")
    lines = (
        Opinion.objects.standing()
        .filter(campaign=campaign)
        .annotate(
            way=Coalesce("channel__counted_with", "channel"),
            way_name=Coalesce("channel__counted_with__name", "channel__name"),
            side=Coalesce(Subquery(first.values("group__category")[:1]), Subquery(own.values("category")[:1])),
        )
        .order_by()
        .values_list("way", "way_name", "side", "fate")
        .annotate(number=Count("pk"))
    )
    into: Counter[tuple[Node, Node]] = Counter()
    on: Counter[tuple[Node, Node]] = Counter()
    for way, name, side, fate, number in lines:
        category = categories[side]
        into[Node(way, name, order[way]), category] += number
        on[category, _held(category) if fate == Fate.GATHERED else _aside(Fate(fate))] += number
    arriving = {_held(categories[category]): number for category, number in groups.items()}
    return [
        *(Ribbon(0, *pair, number, number) for pair, number in into.items()),
        *(Ribbon(1, *pair, number, arriving.get(pair[1], number)) for pair, number in on.items()),
    ]


def _held(category: Node) -> Node:
    """The consolidated opinions of a category."""
    return Node(("held", category.key), category.label, category.order)


def _aside(fate: Fate) -> Node:
    return Node(("aside", fate.value), fate.label, LAST + list(Fate).index(fate), is_aside=True)


def _routes(found: Sequence[Followed], categories: dict[int | None, Node]) -> dict[int, list[Node]]:
    problems = _few({link.problems[0].pk: link.problems[0].text for link in found if link.problems}, OTHER_PROBLEMS)
    kinds = _kinds(found)
    return {
        link.group.number: [
            categories[link.group.category_id],
            _held(categories[link.group.category_id]),
            *_onward(link, problems, kinds),
        ]
        for link in found
    }


def _onward(link: Followed, problems: dict[Hashable, Node], kinds: dict[Hashable, Node]) -> list[Node]:
    """From the consolidated opinion on, as far as it has come: the problem, the kind of item, the outcome."""
    outcome = Node(("end", link.end), link.end.label, list(End).index(link.end))
    stays = Node(outcome.key, outcome.label, LAST + 1 + outcome.order, is_aside=True)
    if not link.items:
        return [problems[link.problems[0].pk], stays] if link.problems else [stays]
    first = problems[link.problems[0].pk] if link.problems else Node("direct", _("put in hand at once"), LAST)
    return [first, kinds[_kind(link)], outcome]


def _kind(link: Followed) -> Hashable:
    """The category in the plan of the first item that has one; quick fixes and others have none."""
    planned = (item for item in link.items if item.category_id)
    first = next(planned, link.items[0])
    return first.category_id or ("quick" if first.quick_fix else "plan")


def _kinds(found: Sequence[Followed]) -> dict[Hashable, Node]:
    """The categories in the plan's own order, then what stands in none."""
    named = {item.category_id: item.category for link in found for item in link.items if item.category}
    words: dict[Hashable, Text] = {
        pk: category.name for pk, category in sorted(named.items(), key=lambda pair: (pair[1].order, pair[0]))
    }
    words |= {"plan": _("items of the plan"), "quick": _("quick fixes")}
    used = {_kind(link) for link in found if link.items}
    return _few({key: word for key, word in words.items() if key in used}, OTHER_ITEMS)


def _few(words: dict[Hashable, Text], others: Text) -> dict[Hashable, Node]:
    """A node for each, in the order in which they come; those beyond AT_MOST share one."""
    beyond = Node("others", others, LAST - 1)
    crowded = len(words) > AT_MOST
    return {
        key: beyond if crowded and place >= AT_MOST - 1 else Node(key, word, place)
        for place, (key, word) in enumerate(words.items())
    }


def _nodes(ribbons: Sequence[Ribbon], place: int) -> list[tuple[Node, int]]:
    """The nodes of a column in order: with what leaves them, or what arrives where nothing goes on."""
    leaving, arriving = Counter[Node](), Counter[Node]()
    for ribbon in ribbons:
        if ribbon.place == place:
            leaving[ribbon.source] += ribbon.leaving
        elif ribbon.place == place - 1:
            arriving[ribbon.target] += ribbon.arriving
    nodes = sorted({*leaving, *arriving}, key=lambda node: node.order)
    return [(node, leaving[node] or arriving[node]) for node in nodes]
