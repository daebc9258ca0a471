"""The shape of an exit criterion: what an area offers to the gate."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Lack:
    """One person or thing that is missing, and where to mend it (an address within the product, or none)."""

    who: Text
    what: Text = ""
    url: str = ""


@dataclass(frozen=True)
class Finding:
    """What a criterion found on the live records.

    `figure` and `target` are ready for reading ("2", "19.5", "3月20日"); `unit` is the counter that follows
    them. `met` decides. `records` leads to the records behind the figure, `mend` to the form that fills the lack;
    `mend_by` are the permissions of which that form asks one, where it asks more than to record something, and
    `records_by` those of which the records ask one, where not everybody who sees the gate sees them.
    """

    met: bool
    figure: Text
    target: Text
    unit: Text = ""
    lacks: Sequence[Lack] = field(default_factory=tuple)
    note: Text = ""
    mend_url: str = ""
    mend_label: Text = ""
    mend_by: Sequence[str] = ()
    records_url: str = ""
    records_by: Sequence[str] = ()


class Criterion(Protocol):
    """`kind` is the word that a requirement carries; `label` says in the editor what is counted."""

    @property
    def kind(self) -> str: ...

    @property
    def label(self) -> Text: ...

    def assess(self, requirement: Any) -> Finding:
        """Evaluate the requirement (a `timeline.Requirement`) on the live records. Reads only."""
        ...
