"""The facts of the two example campaigns, read from `data/*.yaml`."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data"
NAMES = ("bureau", "museum")


# Beside its own file an example has these, each under its name; one that has not come so far lacks the later ones.
PARTS = ("opinions", "work", "analysis", "rectification")


def read(name: str) -> dict[str, Any]:
    """The facts of one example campaign as its files have them."""
    return _load(name) | {part: _load(f"{name}_{part}") for part in PARTS}


def _load(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.yaml"
    facts: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return facts
