"""Rows as files, one row at a time: CSV that Excel on Windows reads, and XLSX."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from phases.core import formulas
from phases.core.exports import Cell, Export, Text

BYTE_ORDER_MARK = "\ufeff"


class Echo:
    """A file that hands back what is written, so that csv.writer makes one line at a time."""

    def write(self, line: str) -> str:
        return line


def heads_of(export: Export, campaign: Any, filters: dict[str, str]) -> Sequence[Text]:
    """The columns of the file: the export's own, or those that it makes to measure (`columns_for`)."""
    made = getattr(export, "columns_for", None)
    return made(campaign, filters) if made else export.columns


def csv_lines(columns: Sequence[Text], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield BYTE_ORDER_MARK + str(writer.writerow([str(column) for column in columns]))
    for row in rows:
        yield str(writer.writerow([formulas.guarded(cell) for cell in row]))


def xlsx_file(title: str, columns: Sequence[Text], rows: Iterable[Sequence[Cell]]) -> BinaryIO:
    """The sheet in a temporary file, positioned at its start; memory stays flat however many rows there are."""
    # A tenth of a second, which every start would pay for a file that is seldom asked for.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    heads = []
    for column in columns:
        head = WriteOnlyCell(sheet, value=str(column))
        head.font = Font(bold=True)
        heads.append(head)
    sheet.append(heads)
    for row in rows:
        sheet.append([formulas.guarded(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer that streams it closes it
    book.save(file)
    file.seek(0)
    return file
