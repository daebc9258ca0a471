"""Lines brought into a ledger as an import brings them: read against what stands, then written."""

import io
from typing import Any

from openpyxl import Workbook

from phases.core.ledgers import Fate, Ledger, Reading, Written
from phases.imports import services
from phases.imports.models import Import
from phases.imports.reader import Reader
from phases.organisation.models import User
from phases.timeline.models import Campaign


def read(ledger: Ledger[Any], campaign: Campaign, headers: list[str], *lines: list[str]) -> list[Reading]:
    """`headers` are keys of columns, or "+" for one that nobody knows."""
    return Reader(ledger, campaign, headers, headers).read(list(enumerate(lines, start=2)))


def bring(ledger: Ledger[Any], campaign: Campaign, by: User, headers: list[str], *lines: list[str]) -> Written:
    """Read and written; a line that cannot be taken fails the test."""
    readings = read(ledger, campaign, headers, *lines)
    wrong = {reading.number: reading.faults for reading in readings if reading.fate == Fate.FAULTY}
    assert not wrong, wrong
    return ledger.write(campaign=campaign, by=by, readings=readings, known=ledger.known(campaign))


def taken_back(ledger: Ledger[Any], campaign: Campaign, by: User, headers: list[str], *lines: list[str]) -> None:
    """Brought and undone again."""
    written = bring(ledger, campaign, by, headers, *lines)
    assert not ledger.changed_since(campaign, written)
    ledger.take_back(campaign=campaign, by=by, written=written, known=ledger.known(campaign))


def sent_out(ledger: Ledger[Any], campaign: Campaign) -> tuple[list[str], list[list[str]]]:
    """Keys and cells of an export, as text."""
    keys = [column.key for column in ledger.fields_of(campaign)]
    return keys, [["" if cell is None else str(cell) for cell in row] for row in ledger.rows(campaign, {})]


def opened(campaign: Campaign, by: User, key: str, text: str, name: str = "台账.csv") -> Import:
    """A sheet brought into the ledger of that key, as CSV text; read, not written."""
    return services.open_file(campaign=campaign, by=by, ledger=key, name=name, content=text.encode())


def sheet(*rows: list[Any], merged: tuple[str, ...] = (), **others: list[list[Any]]) -> bytes:
    """An .xlsx file; `merged` are ranges such as "C5:C6", `others` further sheets by their names."""
    book = Workbook()
    for place, lines in (("Sheet", rows), *others.items()):
        page = book.active if place == "Sheet" else book.create_sheet(place)
        for line in lines:
            page.append(line)
    for area in merged:
        book.active.merge_cells(area)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
