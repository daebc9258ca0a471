"""Ledgers of which nothing may be kept but what their own columns can read (`Ledger.discreet`).

The file and its name, the names of its sheets, titles, remarks, sums, headers, other columns and cells that cannot be
read are dropped before anything is kept. What remains of them is that column E was not read, or row 7 passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from phases.core.ledgers import CellError, Column, Known, Ledger, fold
from phases.core.ledgers.known import synonyms
from phases.imports import headers, rules
from phases.imports.files import FileError
from phases.imports.headers import Header
from phases.imports.reader import DROPPED, LEFT_OUT, Line, Reader
from phases.timeline.models import Campaign


def header_of(ledger: Ledger[Any], campaign: Campaign, found: Header | None) -> Header:
    """The header in the ledger's own words; FileError when a sheet lacks a column, for none can be named later."""
    columns = {column.key: column for column in ledger.fields_of(campaign)}
    mapping = found.mapping if found else []
    lacking = [str(column.label) for column in columns.values() if column.required and column.key not in mapping]
    if found is None or lacking:
        said = _(
            "No row of the file has the headers %(names)s, so nothing of it was read or kept. "
            "Write them above its columns, or fill in the blank sheet, and choose the file again."
        )
        raise FileError(said % {"names": "、".join(lacking)})
    usual = {fold(name): name for name in synonyms()["never_kept"]}
    names = [
        str(columns[key].label) if key in columns else usual.get(fold(name), "")
        for name, key in zip(found.names, mapping, strict=True)
    ]
    mapping = [key or (DROPPED if name else "") for name, key in zip(found.names, mapping, strict=True)]
    return Header(found.row, names, mapping, found.known)


def lines_of(lines: headers.Lines, rows: Iterable[Sequence[str]], reader: Reader, width: int) -> Iterator[Line]:
    """The rows with their known cells alone; a row that names no record at all is passed over as a remark.

    They are read while somebody waits: to leave them to a worker one would have to keep the file.
    """
    finding = [at for at, column in reader.columns.items() if column.key in reader.ledger.finds]
    count = 0
    for number, cells in lines.records(rows):
        line = [""] * width
        for at, column in reader.columns.items():
            line[at] = kept(column, cells[at] if at < len(cells) else "", reader.known)
        if not any(line[at][:1] not in {"", LEFT_OUT} for at in finding):
            lines.notes.append(number)
            continue
        count += 1
        if count > rules.AT_ONCE:
            said = _("The sheet has more than %(most)d lines. Send it in parts; nothing of it was kept.")
            raise FileError(said % {"most": rules.AT_ONCE})
        yield number, line


def kept(column: Column, text: str, known: Known) -> str:
    """The cell as its column writes what it read, or the known names that it nearly is."""
    if not text:
        return ""
    try:
        value = column.read(text, known)
    except CellError as error:
        return LEFT_OUT + "、".join(mend.text for mend in error.fault.mends)
    shown = str(column.show(value))
    try:
        return shown if column.same(column.read(shown, known), value) else text
    except CellError:  # one of two namesakes, told apart by what stands behind the name
        return text
