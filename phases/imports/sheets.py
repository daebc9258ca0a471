"""Sheets that are handed out: a blank one to fill in, and an imported one with its faults marked."""

import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from phases.core import formulas
from phases.core.ledgers import Column, Fate, Ledger
from phases.imports import selectors
from phases.imports.models import Import
from phases.imports.reader import DROPPED
from phases.imports.services.checking import reader_of
from phases.timeline.models import Campaign

BLANK_LINES = 1000
WIDE = 200  # characters that may stand in a cell
LONGEST_LIST = 250  # Excel refuses a longer list within the rule itself
FAULTY = "FFF6D9E3"


def blank(ledger: Ledger[Any], campaign: Campaign) -> BinaryIO:
    """The ledger's own headers, each with a hint; lists to choose from where there is something to choose."""
    # A tenth of a second, which every start would pay for a file that is seldom asked for.
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book, known = Workbook(), ledger.known(campaign)
    sheet = book.active
    sheet.title = _title(str(ledger.label))
    sheet.freeze_panes = "A2"
    for at, column in enumerate(ledger.fields_of(campaign), start=1):
        cell = sheet.cell(1, at, str(column.label))
        cell.font = Font(bold=True)
        options = list(column.options(known))
        if hint := _hint(column, options):
            cell.comment = Comment(hint, str(campaign.unit))
        sheet.column_dimensions[_letter(at)].width = 40 if getattr(column, "most", 0) > WIDE else 16
        if options:
            _offer(book, sheet, _letter(at), options)
    return _saved(book)


def _hint(column: Column, options: Sequence[str]) -> str:
    said = [str(column.hint)] if column.hint else []
    if not column.settable:
        said.append(_("May stay empty: the system fills it in."))
    if column.required:
        said.append(_("Must not be empty."))
    if options:
        said.append(_("One of: %(options)s") % {"options": "、".join(options[:20])})
    return "\n".join(said)


def _offer(book: Any, sheet: Any, letter: str, options: Sequence[str]) -> None:
    # As above.
    from openpyxl.worksheet.datavalidation import DataValidation

    names = ",".join(options)
    if len(names) < LONGEST_LIST and not any("," in option or '"' in option for option in options):
        source = f'"{names}"'
    else:
        lists = book["_"] if "_" in book.sheetnames else book.create_sheet("_")
        lists.sheet_state = "hidden"
        place = lists.max_column + 1
        for row, option in enumerate(options, start=1):
            lists.cell(row, place, formulas.guarded(option))
        source = f"'_'!${_letter(place)}$1:${_letter(place)}${len(options)}"
    # A list to choose from, not a bar: other words are read too, and the preview asks.
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    rule.add(f"{letter}2:{letter}{BLANK_LINES}")
    sheet.add_data_validation(rule)


def _letter(number: int) -> str:
    # As above.
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def letters(count: int) -> list[str]:
    """A, B, C …: the names that a spreadsheet gives its columns."""
    return [_letter(number) for number in range(1, count + 1)]


def unread(imported: Import) -> list[str]:
    """The columns of which nothing was kept, by their letters; words only where every office writes them so."""
    names = zip(letters(len(imported.headers)), imported.headers, imported.columns, strict=True)
    return [f"{letter}（{name}）" if name else letter for letter, name, key in names if key == DROPPED]


def marked(imported: Import) -> BinaryIO:
    """The sheet as it was read, its faulty cells coloured, and what is wrong in a last column; it can be imported."""
    # As above.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import PatternFill

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_title(imported.sheet or str(imported)))
    reader, fill = reader_of(imported), PatternFill("solid", fgColor=FAULTY)
    sheet.append([formulas.guarded(name) for name in [*imported.headers, _("What is wrong")]])
    for part in imported.each_part():
        for (_number, cells), reading in zip(part.numbered, selectors.read_again(imported, part, reader), strict=True):
            if reading.fate != Fate.FAULTY:
                sheet.append([formulas.guarded(cell) for cell in cells])
                continue
            line = selectors.shown(imported, part, cells, reading, reader)
            row = [WriteOnlyCell(sheet, value=formulas.guarded(cell.text)) for cell in line.cells]
            for place, cell in zip(row, line.cells, strict=True):
                if cell.fate == "err":
                    place.fill = fill
            reasons = "；".join(f"{cell.header}：{cell.reason}" for cell in line.cells if cell.fate == "err")
            sheet.append([*row, formulas.guarded(reasons)])
    return _saved(book)


def _title(text: str) -> str:
    """A name that a sheet may have: no path signs, 31 characters."""
    return "".join("-" if sign in r"[]:*?/\'" else sign for sign in text)[:31] or "Sheet"


def _saved(book: Any) -> BinaryIO:
    file = io.BytesIO()  # a sheet of 20 MB at most came in, so no more goes out
    book.save(file)
    file.seek(0)
    return file
