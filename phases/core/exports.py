"""The shape of an export: rows that an area offers as a file."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from django.utils.functional import Promise

Text = str | Promise
Cell = str | int | float | None


class Export(Protocol):
    """`key` stands in the address, `filename` (no suffix) on the file; `permission` is a member of `Permission`.

    An export whose columns follow from the records (one for each session) offers `columns_for(campaign, filters)` too.
    """

    @property
    def key(self) -> str: ...

    @property
    def label(self) -> Text: ...

    @property
    def filename(self) -> str: ...

    @property
    def permission(self) -> Any: ...

    @property
    def columns(self) -> Sequence[Text]: ...

    def rows(self, campaign: Any, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        """The rows in the order of the columns, one at a time; `filters` are the list page's GET fields."""
        ...
