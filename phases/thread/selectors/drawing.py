"""Where the flow's bars and ribbons stand on the sheet, in its own units; the template only writes them down.

Raw and consolidated opinions are drawn on scales of their own: a ribbon that gathers grows narrower or wider.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from phases.thread.selectors.flow import Column, Flow, Node, Ribbon

WIDTH, LEFT, LAST = 1110.0, 0.0, 985.0  # as wide as the sheet; the last column leaves room for its label
TOP, HEIGHT = 60.0, 330.0
BAR = 12.0
BESIDE = 8.0  # between a bar and its label
GAP = 20.0
LEAST = 3.0  # one opinion of 13,060 is still to be seen
RAW_COLUMNS = 2
WIDE, NARROW = 15.0, 7.2  # a Chinese sign and a Latin letter of a label
CJK = "\u2e80"  # every sign from here on is a wide one


@dataclass(frozen=True)
class Bar:
    node: Node
    number: int
    x: float
    y: float
    height: float

    @property
    def label_x(self) -> float:
        return self.x + BAR + BESIDE

    @property
    def label_y(self) -> float:
        return self.y + max(min(self.height / 2 + 5, 18), 5)


@dataclass(frozen=True)
class Head:
    column: Column
    x: float


@dataclass(frozen=True)
class Band:
    """A ribbon; `path` is the outline of an SVG path."""

    ribbon: Ribbon
    path: str


@dataclass(frozen=True)
class Drawing:
    heads: Sequence[Head]
    bars: Sequence[Bar]
    bands: Sequence[Band]
    thread: str
    height: float


def drawn(flow: Flow, route: Sequence[Node] = ()) -> Drawing:
    """`route`: the nodes from the category on that one opinion passes, drawn as a line of gold."""
    scales = _scales(flow)
    places = [LEFT + (_last(flow) - LEFT) * number / (len(flow.columns) - 1) for number in range(len(flow.columns))]
    bars: dict[tuple[int, Hashable], Bar] = {}
    for place, column in enumerate(flow.columns):
        for bar in _stacked(flow, place, column, places[place], scales):
            bars[place, bar.node.key] = bar
    bottom = max((bar.y + bar.height for bar in bars.values()), default=TOP)
    return Drawing(
        heads=[Head(column, x) for column, x in zip(flow.columns, places, strict=True)],
        bars=list(bars.values()),
        bands=_bands(flow, bars),
        thread=_thread(route, bars),
        height=bottom + 15,
    )


def _last(flow: Flow) -> float:
    """Where the last column stands: as far to the right as its longest label lets it."""
    column = flow.columns[-1]
    labels = [f"{node.short} {number}" for node, number in column.nodes]
    longest = max(_length(words) for words in (*labels, str(column.title), str(column.amount)))
    return max(min(LAST, WIDTH - longest - BAR - BESIDE), LAST - 150)


def _length(words: str) -> float:
    return sum(WIDE if sign >= CJK else NARROW for sign in words)


def _scales(flow: Flow) -> list[float]:
    """Units of height for one opinion, for each column: the fullest one of its kind fills the sheet."""

    def one(columns: Sequence[Column]) -> float:
        fullest = max((column.total for column in columns), default=0) or 1
        gaps = max((len(column.nodes) for column in columns), default=1) - 1
        return max(HEIGHT - GAP * gaps, HEIGHT / 3) / fullest

    raw, consolidated = one(flow.columns[:RAW_COLUMNS]), one(flow.columns[RAW_COLUMNS:])
    return [raw] * RAW_COLUMNS + [consolidated] * (len(flow.columns) - RAW_COLUMNS)


def _heights(flow: Flow, place: int, scales: Sequence[float]) -> dict[Node, float]:
    """As high as what leaves or what arrives, whichever is more; what was put aside is measured where it left."""
    leaving, arriving = defaultdict[Node, float](float), defaultdict[Node, float](float)
    for ribbon in flow.ribbons:
        if ribbon.place == place:
            leaving[ribbon.source] += _thickness(ribbon.leaving, scales[place])
        elif ribbon.place == place - 1:
            arriving[ribbon.target] += _arrival(ribbon, scales)
    return {node: max(leaving[node], arriving[node], LEAST) for node in {*leaving, *arriving}}


def _stacked(flow: Flow, place: int, column: Column, x: float, scales: Sequence[float]) -> list[Bar]:
    heights = _heights(flow, place, scales)
    y, bars = TOP, []
    for node, number in column.nodes:
        bars.append(Bar(node, number, x, y, heights[node]))
        y += heights[node] + GAP
    return bars


def _thickness(number: int, scale: float) -> float:
    return max(number * scale, LEAST)


def _arrival(ribbon: Ribbon, scales: Sequence[float]) -> float:
    of_raw = ribbon.place == RAW_COLUMNS - 1 and ribbon.is_aside
    return _thickness(ribbon.arriving, scales[ribbon.place if of_raw else ribbon.place + 1])


def _bands(flow: Flow, bars: dict[tuple[int, Hashable], Bar]) -> list[Band]:
    """Each takes its share of the two bars, from the top down, so that none covers another where it begins."""
    scales = _scales(flow)
    used = defaultdict[tuple[int, Hashable, str], float](float)
    bands = []
    for ribbon in flow.ribbons:
        source, target = bars[ribbon.place, ribbon.source.key], bars[ribbon.place + 1, ribbon.target.key]
        out, arrived = (ribbon.place, source.node.key, "out"), (ribbon.place + 1, target.node.key, "in")
        left, right = _thickness(ribbon.leaving, scales[ribbon.place]), _arrival(ribbon, scales)
        from_y, to_y = source.y + used[out], target.y + used[arrived]
        used[out] += left
        used[arrived] += right
        bands.append(Band(ribbon, _outline(source.x + BAR, from_y, left, target.x, to_y, right)))
    return bands


def _outline(x1: float, y1: float, left: float, x2: float, y2: float, right: float) -> str:
    middle = (x1 + x2) / 2
    there = f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    back = f"V{y2 + right:.1f}C{middle:.1f} {y2 + right:.1f} {middle:.1f} {y1 + left:.1f} {x1:.1f} {y1 + left:.1f}Z"
    return there + back


def _thread(route: Sequence[Node], bars: dict[tuple[int, Hashable], Bar]) -> str:
    """A line through the middle of the bars that one opinion passes."""
    points: list[tuple[float, float]] = []
    for place, node in enumerate(route, start=1):
        bar = bars[place, node.key]
        points += [(bar.x, bar.y + bar.height / 2), (bar.x + BAR, bar.y + bar.height / 2)]
    if not points:
        return ""
    line = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (x1 + x2) / 2
        line += f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    return line
