"""Where the spine puts phases, today and milestones (domain.md S-03: dates as vague as announced)."""

from datetime import date

from phases.dashboard import spine
from phases.timeline.models import Phase

TODAY = date(2009, 4, 13)


def phase(state="active", start=date(2009, 3, 11), end=date(2009, 5, 5)):
    return Phase(order=1, name="study", state=state, start_on=start, end_on=end)


def waiting():
    return phase("not_started", None, None)


def test_today_stands_at_its_share_of_the_phase():
    drawn = spine.draw([phase(), waiting(), waiting()], TODAY)
    current = drawn.segments[0]
    assert current.today_x == int(current.width * 33 / 55)
    assert current.week == 5
    assert [part.today_x for part in drawn.segments[1:]] == [None, None]


def test_phases_and_gates_fill_the_drawing_without_overlap():
    drawn = spine.draw([phase("closed"), phase(), waiting()], TODAY)
    for left, right in zip(drawn.segments, drawn.segments[1:], strict=False):
        assert left.gate_x is not None
        assert left.x + left.width < left.gate_x < right.x
    assert drawn.segments[-1].gate_x is None
    assert drawn.segments[-1].x + drawn.segments[-1].width <= spine.WIDTH


def test_a_closed_phase_is_full_and_one_without_dates_is_empty():
    closed, waits = spine.draw([phase("closed"), waiting()], TODAY).segments
    assert closed.filled == closed.width
    assert waits.filled == 0


def test_a_phase_that_overran_its_end_has_no_today_outside_its_bar():
    (only,) = spine.draw([phase(end=date(2009, 4, 1))], TODAY).segments
    assert only.filled == only.width
    assert only.today_x is None


def test_milestones_take_two_rows_and_the_third_that_would_overlap_is_left_out():
    near = [spine.Milestone(date(2009, 3, 20 + day), "动员大会", done=True) for day in range(3)]
    (only,) = spine.draw([phase()], TODAY, near).segments
    assert [mark.y for mark in only.marks] == list(spine.ROWS)


def test_a_milestone_outside_the_announced_days_is_not_drawn():
    stray = spine.Milestone(date(2009, 6, 1), "later", done=False)
    (only,) = spine.draw([phase()], TODAY, [stray]).segments
    assert not only.marks
