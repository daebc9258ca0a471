"""The catalogue of acts against the code that names them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from phases.core.audit.acts import ACTS

PHASES = Path(__file__).resolve().parents[3] / "phases"


def named_acts() -> Iterator[tuple[str, str]]:
    """Every literal act of an `audit.append(...)`, with the place where it stands."""
    for path in PHASES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.append":
                for keyword in node.keywords:
                    if keyword.arg == "act" and isinstance(keyword.value, ast.Constant):
                        yield keyword.value.value, f"{path.name}:{node.lineno}"


def test_every_act_that_the_code_names_has_a_wording():
    named = list(named_acts())
    assert named
    missing = [place for act, place in named if act not in ACTS]
    assert missing == []


def test_acts_are_named_after_what_was_done():
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", act) for act in ACTS)
