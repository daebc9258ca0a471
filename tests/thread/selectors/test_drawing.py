"""The drawing: bars that do not cover each other, ribbons that fit their bars, all on the sheet."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from phases.thread.selectors import drawing
from phases.thread.selectors.flow import COLUMNS, Column, Flow, Node, Ribbon


def flow_with(numbers):
    """Two columns of raw opinions and four of consolidated ones, joined one to one and across."""
    nodes = [Node(place, str(place), place) for place in range(len(numbers))]
    ribbons = [
        Ribbon(place, node, target, number, number)
        for place in range(5)
        for node, number in zip(nodes, numbers, strict=True)
        for target in {node, nodes[0]}
    ]
    columns = [Column(*head, list(zip(nodes, numbers, strict=True))) for head in COLUMNS]
    return Flow(columns, ribbons, sum(numbers), {}, {})


@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=8))
def test_bars_of_a_column_stand_apart_and_ribbons_stay_within_them(numbers):
    drawn = drawing.drawn(flow_with(numbers))
    for x in {bar.x for bar in drawn.bars}:
        column = sorted((bar for bar in drawn.bars if bar.x == x), key=lambda bar: bar.y)
        for upper, lower in pairwise(column):
            assert upper.y + upper.height < lower.y
        assert column[-1].y + column[-1].height <= drawn.height
    lowest = max(bar.y + bar.height for bar in drawn.bars)
    for band in drawn.bands:
        ys = [float(y) for y in re.findall(r"[ V]([\d.]+)(?=[A-Z])", band.path)]
        assert ys
        assert max(ys) <= lowest + 0.1


def test_thread_passes_through_its_bars():
    flow = flow_with([3, 5])
    drawn = drawing.drawn(flow, [node for node, _number in flow.columns[1].nodes[:1]] * 2)
    assert drawn.thread.startswith("M")
    assert drawn.thread.count("C") == 3


def test_without_a_route_there_is_no_thread():
    assert drawing.drawn(flow_with([1])).thread == ""


def test_last_column_leaves_room_for_its_longest_label():
    def last(label):
        node = Node(0, label, 0)
        ribbons = [Ribbon(place, node, node, 3, 3) for place in range(5)]
        return drawing.drawn(Flow([Column("", "", [(node, 3)])] * len(COLUMNS), ribbons, 3, {}, {})).bars[-1]

    assert last("handed over to long-term work").x < last("已销号").x
    assert last("x" * 400).x > drawing.WIDTH / 2
