"""Which rows of the sources are proved by which tests: `python -m tests.trace [--missing]`.

A test carries its rows as `@pytest.mark.trace("S-17", "T-14")`. They are read from the code, so nothing runs.
"""

import argparse
import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.rows import ROWS

TESTS = Path(__file__).parent


def marks(folder: Path = TESTS) -> Iterator[tuple[str, str]]:
    """Row and test ("study/test_services.py::test_…") of every mark below `folder`."""
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(), str(path))
        everywhere = [row for node in tree.body if _is_pytestmark(node) for row in _rows(node)]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                named = [row for decorator in node.decorator_list for row in _rows(decorator)]
                yield from ((row, f"{path.relative_to(folder)}::{node.name}") for row in everywhere + named)


def _is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets)


def _rows(node: ast.AST) -> Iterator[str]:
    """The words of every `pytest.mark.trace(…)` within `node`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "trace":
            yield from (str(word.value) for word in call.args if isinstance(word, ast.Constant))


def covered(folder: Path = TESTS) -> dict[str, list[str]]:
    tests = defaultdict(list)
    for row, test in marks(folder):
        tests[row].append(test)
    return tests


def report(*, missing: bool, folder: Path = TESTS) -> str:
    tests = covered(folder)
    lines = []
    for row, phrase in ROWS.items():
        if missing and tests[row]:
            continue
        lines += [f"{row}  {phrase}", *([] if missing else (f"      {test}" for test in tests[row]))]
    done = sum(1 for row in ROWS if tests[row])
    return "\n".join([*lines, f"{done} of {len(ROWS)} rows are covered."])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.trace", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="only the rows that no test carries")
    print(report(missing=parser.parse_args().missing))
