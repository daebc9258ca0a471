"""The shape of a report section: figures that an area offers to reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Figure:
    """One figure bound to its records.

    `key` is how a text names it (`{{study.sessions}}`). `value` is None when nobody recorded anything: it prints
    as ＿＿, never as 0. `unit` is the counter printed after the value; `source_url` leads to the records.
    """

    key: str
    label: Text
    value: str | None
    unit: Text = ""
    source_url: str = ""


class Section(Protocol):
    """`key` begins the key of each of its figures, with a dot after it: `study` offers `study.sessions`."""

    @property
    def key(self) -> str: ...

    def figures(self, phase: Any) -> Sequence[Figure]:
        """The figures of the phase (a `timeline.Phase`), from the live records. Reads only."""
        ...
