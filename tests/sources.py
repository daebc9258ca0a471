"""The product's own files and what stands in them, for tests/test_house.py."""

import ast
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PACKAGES = ("campaign", "phases")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def floors() -> dict[str, int]:
    """Area to floor, the ground being 0, as pyproject.toml gives it to import-linter."""
    contracts = tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {area: floor for floor, layer in enumerate(reversed(layers)) for area in layer.split(" | ")}


@cache
def python_files() -> tuple[Path, ...]:
    """Everything written by hand in the product; generated migrations are not."""
    found = (path for package in PACKAGES for path in (TOP / package).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(path for path in (TOP / "templates").rglob("*") if path.suffix in {".html", ".txt"}))


def short(path: Path) -> str:
    return str(path.relative_to(TOP))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def does_something(path: Path) -> bool:
    """Whether a function of the file has a body; shapes, enums and literal tables need no test of their own."""
    return any(not _is_declaration(function) for function in functions(path))


def _is_declaration(function: Function) -> bool:
    return all(isinstance(line, ast.Pass) or _is_constant(line) for line in function.body)


def _is_constant(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def comments(path: Path) -> dict[int, str]:
    """Line to comment."""
    with path.open("rb") as file:
        return {t.start[0]: t.string for t in tokenize.tokenize(file.readline) if t.type == tokenize.COMMENT}


def names(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every function and class, and the file's own."""
    yield 1, path.stem
    for node in ast.walk(tree(path)):
        if isinstance(node, Function | ast.ClassDef):
            yield node.lineno, node.name
