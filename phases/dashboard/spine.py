"""The phase spine: where every phase, gate, milestone and today stand in one drawing, in units of its viewBox.

Pure arithmetic; `templates/components/spine.html` draws it. On phones the same stops are a list.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from phases.timeline.models import Phase
from phases.timeline.states import PhaseState, open_states

WIDTH, GATE = 1180, 42
BAR_TOP, BAR_HEIGHT = 62, 26
ROWS = (108, 132)  # baselines of the two rows of milestones
CURRENT_WEIGHT = 1.8  # the phase in which one works gets more room than the others
LETTER = 7.2  # half of a Chinese sign at 13 px, a little more


@dataclass(frozen=True)
class Milestone:
    """Something dated on the spine; `done` when it has happened."""

    on: date
    words: str
    done: bool


@dataclass(frozen=True)
class Mark:
    """A milestone that found room."""

    x: int
    y: int
    text_y: int
    milestone: Milestone


@dataclass(frozen=True)
class Segment:
    """One phase. `filled` is how far it has come; `gate_x` the middle of the gate behind it, None after the last."""

    phase: Phase
    place: str
    x: int
    width: int
    filled: int
    gate_x: int | None
    week: int | None = None
    marks: Sequence[Mark] = ()

    @property
    def today_x(self) -> int | None:
        """Where today stands; only in a phase whose two days are known."""
        return self.x + self.filled if self.place == "now" and 0 < self.filled < self.width else None

    @property
    def today_before(self) -> bool:
        """Whether the word for today stands left of its line, for want of room on the right."""
        return self.filled > self.width * 0.62


@dataclass(frozen=True)
class Spine:
    segments: Sequence[Segment]
    today: date


def draw(phases: Sequence[Phase], today: date, milestones: Sequence[Milestone] = ()) -> Spine:
    """Lay out the phases one after the other."""
    weights = [CURRENT_WEIGHT if place(phase) == "now" else 1.0 for phase in phases]
    room = WIDTH - GATE * (len(phases) - 1)
    segments, x = [], 0
    for number, (phase, weight) in enumerate(zip(phases, weights, strict=True)):
        width = int(room * weight / sum(weights))
        last = number == len(phases) - 1
        segments.append(
            Segment(
                phase,
                place(phase),
                x,
                width,
                filled=_filled(phase, width, today),
                gate_x=None if last else x + width + GATE // 2,
                week=_week(phase, today),
                marks=_marks(phase, x, width, milestones),
            )
        )
        x += width + GATE
    return Spine(segments, today)


def place(phase: Phase) -> str:
    if phase.state == PhaseState.CLOSED:
        return "past"
    return "now" if phase.state in open_states() else "next"


def _share(phase: Phase, on: date) -> float | None:
    if phase.start_on is None or phase.end_on is None or phase.end_on <= phase.start_on:
        return None
    return min(max((on - phase.start_on).days / (phase.end_on - phase.start_on).days, 0.0), 1.0)


def _filled(phase: Phase, width: int, today: date) -> int:
    if place(phase) == "past":
        return width
    share = _share(phase, today) if place(phase) == "now" else None
    return int(width * share) if share is not None else 0


def _week(phase: Phase, today: date) -> int | None:
    """The week of the phase, counted from its first day as announced."""
    if place(phase) != "now" or phase.start_on is None or today < phase.start_on:
        return None
    return (today - phase.start_on).days // 7 + 1


def _marks(phase: Phase, x: int, width: int, milestones: Sequence[Milestone]) -> list[Mark]:
    """Milestones of the phase in two rows; one whose words would run into another's is left to the lists."""
    marks: list[Mark] = []
    free = [x, x]
    limit = x + width - 20  # the gate's words stand there
    for milestone in sorted(milestones, key=lambda found: found.on):
        share = _share(phase, milestone.on)
        inside = phase.start_on and phase.end_on and phase.start_on <= milestone.on <= phase.end_on
        if share is None or not inside:
            continue
        at = x + max(int(width * share), 26 if x else 6)  # clear of the words of the gate before
        end = at + 22 + int(_letters(milestone.words) * LETTER) + 70
        row = next((row for row, edge in enumerate(free) if at >= edge), None)
        if row is not None and end <= limit:
            marks.append(Mark(at, ROWS[row], ROWS[row] + 5, milestone))
            free[row] = end
    return marks


def _letters(words: str) -> int:
    """Widths of signs: a Chinese one counts twice."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)
