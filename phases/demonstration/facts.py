"""The facts of the two example campaigns, read from `data/*.yaml`."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data"
NAMES = ("bureau", "museum")


def read(name: str) -> dict[str, Any]:
    """The facts of one example campaign as its file has them."""
    facts: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return facts
