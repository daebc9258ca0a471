"""manage.py draw_states: the states of everything that has a table of moves, drawn in docs/states.md.

The drawing is made of the tables that the services ask, so it cannot say anything else than what the product does.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.functional import Promise
from django.utils.translation import override

from phases.analysis.states import MOVES as PROBLEM_MOVES
from phases.analysis.states import ProblemState
from phases.analysis_report.states import MOVES as STAGE_MOVES
from phases.analysis_report.states import Stage
from phases.appraisal.states import MOVES as APPRAISAL_MOVES
from phases.appraisal.states import AppraisalState
from phases.appraisal.urn_states import MOVES as URN_MOVES
from phases.appraisal.urn_states import UrnState
from phases.documents.states import MOVES as DOCUMENT_MOVES
from phases.documents.states import DocumentState
from phases.organisation_life.states import MOVES as SPEECH_MOVES
from phases.organisation_life.states import DraftState
from phases.rectification.states import MOVES as ITEM_MOVES
from phases.rectification.states import PLAN_MOVES, REGULATION_MOVES, ItemState, PlanState, RegulationState
from phases.research.states import MOVES as TOPIC_MOVES
from phases.research.states import TopicState
from phases.timeline.states import MOVES, TRACK_MOVES, PhaseState

TARGET = Path("docs") / "states.md"
PREFACE = """# States

Drawn by `manage.py draw_states` from the tables that the services ask, `phases/<area>/states.py`. A test fails when
this file is older than they are.
"""


class Edge(Protocol):
    """What the moves of all tables have in common."""

    @property
    def act(self) -> str: ...
    @property
    def sources(self) -> frozenset[Any]: ...
    @property
    def target(self) -> Any: ...
    @property
    def label(self) -> str | Promise: ...


def drawing() -> str:
    """The whole file, always in English."""
    with override("en"):
        parts = [
            PREFACE,
            *picture("A phase, in sequence", PhaseState, MOVES.values()),
            *picture("A track, side by side or recurring", PhaseState, TRACK_MOVES.values()),
            *picture("A document", DocumentState, DOCUMENT_MOVES.values()),
            *picture("A research topic", TopicState, TOPIC_MOVES.values()),
            *picture("A problem", ProblemState, PROBLEM_MOVES.values()),
            *picture("An appraisal", AppraisalState, APPRAISAL_MOVES.values()),
            *picture("The analysis report", Stage, STAGE_MOVES.values()),
            *picture("A speech draft", DraftState, SPEECH_MOVES.values()),
            *picture("A sealed urn", UrnState, URN_MOVES.values()),
            *picture("A rectification item", ItemState, ITEM_MOVES.values()),
            *picture("A rectification plan", PlanState, PLAN_MOVES.values()),
            *picture("A regulation", RegulationState, REGULATION_MOVES.values()),
        ]
    return "\n".join(parts)


def picture(title: str, states: Any, moves: Iterable[Edge]) -> Iterator[str]:
    """A mermaid state diagram, and a table for whoever reads the file as text."""
    moves = list(moves)
    reached = {state for move in moves for state in (*move.sources, move.target)}
    yield f"## {title}\n"
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {next(state for state in states if state in reached).value}"
    for state in states:
        if state in reached:
            yield f"    {state.value}: {state.label}"
    for source, move in lines(states, moves):
        yield f"    {source.value} --> {move.target.value}: {move.label}"
    yield "```\n"
    yield "| from | act | to | needs |\n|---|---|---|---|"
    for source, move in lines(states, moves):
        yield f"| {source.label} | {move.label} (`{move.act}`) | {move.target.label} | {needs(move)} |"
    yield ""


def lines(states: Any, moves: Iterable[Edge]) -> Iterator[tuple[Any, Edge]]:
    """Each arrow once, in the order of the states."""
    moves = list(moves)
    return ((source, move) for source in states for move in moves if source in move.sources)


def needs(move: Edge) -> str:
    wanted = {"needs_gate": "a gate review that passed", "needs_reason": "a reason"}
    return ", ".join(words for name, words in wanted.items() if getattr(move, name, False))


class Command(BaseCommand):
    help = "Write docs/states.md from the tables of states; --check only says whether it is up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="exit with 1 when the file is older than the tables")

    def handle(self, *, check: bool, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        path = settings.BASE_DIR / TARGET
        if not check:
            path.write_text(drawing(), encoding="utf-8")
            self.stdout.write(f"{TARGET} is drawn.")
        elif not path.exists() or path.read_text(encoding="utf-8") != drawing():
            raise SystemExit(f"{TARGET} is older than the tables: run manage.py draw_states.")
