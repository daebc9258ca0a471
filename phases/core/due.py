"""The shape of a due thing: what an area puts on somebody's workbench."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Due:
    """One thing that waits: what, why, and the one address where it is done. `icon` is a lucide name.

    `mine` is False for what waits for somebody else; `who` then says for whom.
    """

    what: Text
    why: Text
    url: str
    action: Text
    icon: str
    due_on: date | None = None
    mine: bool = True
    who: Text = ""


class DueSource(Protocol):
    """Lists what waits in a campaign for a user with that part (`timeline.selectors.Part`).

    A fixed number of queries, however many things wait.
    """

    def waiting(self, campaign: Any, user: Any, part: Any) -> Iterator[Due]: ...
