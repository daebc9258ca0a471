"""A line of a sheet, read: what it says, what is wrong with it, which record it is about and what would change."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from phases.core.ledgers.cells import Fault


class Fate(StrEnum):
    """One letter a line, so that the fates of a thousand lines are one short text."""

    NEW = "n"
    CHANGED = "c"
    SAME = "s"
    FAULTY = "f"


@dataclass(slots=True)
class Reading:
    """`values` and `faults` by column; `record` is what stands already, `before` its present values that differ.

    `repeats`: the row of the sheet that this one says again.
    """

    number: int
    values: dict[str, Any]
    faults: dict[str, Fault] = field(default_factory=dict)
    record: Any = None
    before: dict[str, Any] = field(default_factory=dict)
    repeats: int = 0

    @property
    def fate(self) -> Fate:
        if self.faults:
            return Fate.FAULTY
        if self.record is None:
            return Fate.NEW
        return Fate.CHANGED if self.before else Fate.SAME
