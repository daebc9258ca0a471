"""Where the header of a sheet is, which column of the ledger each of its columns is, and which rows are no records."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from phases.core.ledgers import Ledger, fold
from phases.core.ledgers.known import in_all_languages, synonyms
from phases.imports.reader import KEPT, Line
from phases.timeline.models import Campaign

LOOKED_AT = 10
ENOUGH = 3
SUM_WORD = 6  # 合计 with blanks between; longer cells are not looked at
BRACKETS = re.compile(r"^(.*?)[(（\[【](.*?)[)）\]】]$")


@dataclass(frozen=True)
class Header:
    """`row` counts from 1; `mapping` names a column of the ledger for each column of the sheet, KEPT, or nothing."""

    row: int
    names: list[str]
    mapping: list[str]
    known: int

    @property
    def signature(self) -> str:
        return signature(self.names)


def signature(names: Sequence[str]) -> str:
    """What one office's own sheet is recognised by the next time."""
    return hashlib.sha256("\x1f".join(map(fold, names)).encode()).hexdigest()


def spellings(ledger: Ledger[Any], campaign: Campaign) -> dict[str, str]:
    """Folded header → key of the column: labels in every language, and the other names that offices use."""
    found: dict[str, str] = {}
    headers = synonyms()["headers"]
    for column in ledger.fields_of(campaign):
        others = [*headers["common"].get(column.key, []), *headers.get(ledger.key, {}).get(column.key, [])]
        names = in_all_languages(column.label) | {fold(column.key)} | set(map(fold, [*others, *column.names]))
        found |= {name: column.key for name in names if name not in found}
    # A ledger's own names go before those that all ledgers share.
    for key, others in headers.get(ledger.key, {}).items():
        found |= dict.fromkeys(map(fold, others), key)
    return found


def match(name: str, names: Mapping[str, str]) -> str:
    """The column of that header, also where a remark stands in brackets: 部门(处室)."""
    whole = fold(name)
    parts = BRACKETS.match(whole)
    return next((names[word] for word in (whole, *(parts.groups() if parts else ())) if word in names), "")


def mapped(cells: Sequence[str], names: Mapping[str, str], keeps: str) -> list[str]:
    """Each column of the ledger once; a second of the same name, and what nobody knows, is kept or passed over."""
    found: list[str] = []
    for cell in cells:
        key = match(cell, names) if cell else ""
        found.append(key if key and key not in found else (keeps if cell else ""))
    return found


def find(ledger: Ledger[Any], campaign: Campaign, rows: Sequence[Sequence[str]]) -> Header | None:
    """The first of the top rows with the most known names; None when no row has three (or all that there are)."""
    names = spellings(ledger, campaign)
    found = [at(ledger, rows, row, names) for row in range(1, len(rows[:LOOKED_AT]) + 1)]
    best = max(found, key=lambda header: header.known, default=None)
    enough = min(ENOUGH, len(set(names.values())))
    return best if best and best.known >= enough else None


def at(ledger: Ledger[Any], rows: Sequence[Sequence[str]], row: int, names: Mapping[str, str]) -> Header:
    """The header as it stands in that row; a name that spans two rows is taken from the lower one."""
    cells = list(rows[row - 1])
    below = list(rows[row]) if row < len(rows) else []
    two_rows = _spans_two_rows(cells, below)
    if two_rows:
        cells = [low or high for high, low in zip(_filled(cells), [*below, *[""] * len(cells)], strict=False)]
    mapping = mapped(cells, names, KEPT if ledger.extra else "")
    known = sum(key not in {"", KEPT} for key in mapping)
    return Header(row + two_rows, cells, mapping, known)


def _spans_two_rows(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Merged cells were filled down: a name that stands in both rows belongs to a header of two rows."""
    return any(cell and cell == low for cell, low in zip(cells, below, strict=False))


def _filled(cells: Sequence[str]) -> list[str]:
    """A name over several columns holds for each of them."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


@dataclass
class Lines:
    """The rows under the header: `records` gives those to be read, and notes what it passes over on the way.

    `total` is the row of sums, which is only compared; `notes` are the rows of sums and remarks, by number.
    """

    header_row: int
    total: Line | None = None
    notes: list[int] = field(default_factory=list)
    blank: int = 0

    def records(self, rows: Iterable[Sequence[str]]) -> Iterator[Line]:
        """`rows` is the whole sheet, from its first row on."""
        words = synonyms()
        sums, remarks = set(map(fold, words["totals"])), tuple(map(fold, words["notes"]))
        for number, cells in enumerate(rows, start=1):
            if number <= self.header_row:
                continue
            filled = [cell for cell in cells if cell]
            if not filled:
                self.blank += 1
            elif any(len(cell) <= SUM_WORD and fold(cell) in sums for cell in cells[:3]):
                self.total = (number, list(cells))
                self.notes.append(number)
            elif len(filled) == 1 and fold(filled[0]).startswith(remarks):
                self.notes.append(number)
            else:
                yield number, cells
