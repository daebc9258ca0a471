"""A file that somebody uploads, as sheets of text: .xlsx, .xlsm and .xls without their macros, .ods, .csv.

Nothing of a file is run or unpacked to disk. What cannot be read is refused with a reason that says what to do.
"""

import csv
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.formulas import unguarded
from phases.core.ledgers.cells import Text, tidy
from phases.core.ledgers.choosing import answer_word
from phases.imports import extents

LARGEST = 20 * 2**20
LARGEST_UNPACKED = 400 * 2**20
BLOCK = 2**20
MOST_COLUMNS = 200
MOST_ROWS = 200_000
SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # zip (.xlsx, .ods) and OLE (.xls, or a password)
DELIMITERS = (",", "\t", ";", "，")
Row = list[str]


class FileError(Exception):
    """The file cannot be read; `reason` is for whoever chose it."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


FAR_OUTSIDE = gettext_lazy(
    "A cell far outside of the table is filled: the sheet reaches to row %(rows)d and column %(columns)d. "
    "Delete what stands there, and choose the file again."
)
SHEET_PART = re.compile(r"(worksheets/[^/]+|content)\.xml$")
ROWS = (b"<row ", b"<row>", b":row ", b":table-row")
OLD_FORMAT_BYTES = 300_000  # some two thousand lines of an .xls, which tells its length only when it is read
LOOKED_THROUGH = 32 * BLOCK


def is_long(content: bytes, lines: int) -> bool:
    """Whether a sheet of the file has more lines, told from its bytes without reading its cells."""
    if not content.startswith(SHEETS):
        return content.count(b"\n") > lines
    if content.startswith(SHEETS[1]):
        return len(content) > OLD_FORMAT_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(_has_rows(packed, part, lines) for part in packed.namelist() if SHEET_PART.search(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return False  # damaged: whoever reads it says so


def _has_rows(packed: zipfile.ZipFile, part: str, lines: int) -> bool:
    """What unpacks without an end in sight is long too; its reader refuses it."""
    rows = 0
    with packed.open(part) as stream:
        for _block in range(LOOKED_THROUGH // BLOCK):
            block = stream.read(BLOCK)
            rows += sum(block.count(row) for row in ROWS)
            if rows > lines or not block:
                return rows > lines
    return True


class Book:
    """The sheets of a file. `rows` gives each row of a sheet as text, merged cells filled down."""

    def __init__(self, content: bytes) -> None:
        if not content.strip(b"\0 \r\n\t\xef\xbb\xbf"):
            raise FileError(_("The file is empty. Save the sheet once more and choose it again."))
        if len(content) > LARGEST:
            raise FileError(_("The file is larger than 20 MB. Send the sheet alone, without pictures, or in parts."))
        self._content = content
        self._book: Any = _workbook(content) if content.startswith(SHEETS) else None
        self._opened: tuple[str, Any] | None = None

    @property
    def sheets(self) -> list[str]:
        if self._book is None:
            return [""]
        return [sheet.name for sheet in self._book.sheets_metadata if _is_visible_sheet(sheet)]

    def rows(self, sheet: str) -> Iterator[Row]:
        rows = _csv_rows(self._content) if self._book is None else _sheet_rows(self._sheet(sheet))
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                limit = {"most": MOST_ROWS}
                raise FileError(
                    _("The sheet has more than %(most)d rows. Send it in parts; nothing was saved.") % limit
                )
            if len(row) > MOST_COLUMNS:
                limit = {"most": MOST_COLUMNS, "columns": len(row)}
                raise FileError(
                    _("The sheet has %(columns)d columns, at most %(most)d are read. Delete the empty ones.") % limit
                )
            yield row

    def _sheet(self, name: str) -> Any:
        """The last one stays open: its top is looked at first, then all of it is read."""
        if self._opened is None or self._opened[0] != name:
            self._opened = name, self._book.get_sheet_by_name(name)
        return self._opened[1]


def _is_visible_sheet(sheet: Any) -> bool:
    return str(sheet.typ).endswith("WorkSheet") and str(sheet.visible).endswith("Visible")


def _workbook(content: bytes) -> Any:
    # A hundredth of a second and a few MB, for the few requests that bring a file.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if content.startswith(SHEETS[0]):
        _measure(content)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise FileError(_("The file has a password. Save it without one and choose it again.")) from None
    except CalamineError as error:
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileError(_("The file has a password. Save it without one and choose it again.")) from None
        reason = _("This is no sheet that can be read. Save it as .xlsx or .csv and choose it again.")
        raise FileError(reason) from error


def _measure(content: bytes) -> None:
    """A small file that unpacks into gigabytes is refused before anything reads it; sizes in a file can lie."""
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > left:
                raise FileError(_("Unpacked, the file is far too large for a sheet, so it was not read."))
            for part in parts:
                is_sheet = "worksheets/" in part.filename
                if part.compress_size * 1032 < BLOCK and not is_sheet:  # deflate cannot make more of it
                    continue
                extent = extents.Extent()
                with packed.open(part) as stream:
                    while block := stream.read(BLOCK):
                        left -= len(block)
                        if left < 0:
                            raise FileError(_("Unpacked, the file is far too large for a sheet, so it was not read."))
                        if is_sheet and extent.take(block) > extents.MOST_CELLS:
                            reach = {"rows": extent.rows, "columns": extent.columns}
                            raise FileError(FAR_OUTSIDE % reach)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileError(_("The file is damaged. Open it in your spreadsheet program and save it once more.")) from error


def _sheet_rows(sheet: Any) -> Iterator[Row]:
    left = (sheet.start or (0, 0))[1]
    begins: dict[int, list[tuple[int, int]]] = defaultdict(list)  # at which row: column, and the last row
    for (top, first), (bottom, _last) in sheet.merged_cell_ranges or ():
        begins[top].append((first - left, bottom))
    open_: dict[int, tuple[int, str]] = {}  # column: last row, and what stands in the first
    try:
        for number, cells in enumerate(sheet.iter_rows()):
            # Most cells are one word: nothing to trim, nothing to take off.
            row = [cell if type(cell) is str and cell.isalnum() else text_of(cell) for cell in cells]
            for at, (bottom, text) in list(open_.items()):
                if number > bottom:
                    del open_[at]
                else:
                    row[at] = text
            for at, bottom in begins.get(number, ()):
                if 0 <= at < len(row) and bottom > number:
                    open_[at] = bottom, row[at]
            yield row
    except Exception as error:
        raise FileError(
            _("The sheet is damaged. Open it in your spreadsheet program and save it once more.")
        ) from error


def text_of(cell: Any) -> str:
    """A cell as somebody would type it."""
    if isinstance(cell, str):
        text = tidy(cell)
        return unguarded(text) if text[:1] == "'" else text
    if isinstance(cell, bool):
        return answer_word(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def _csv_rows(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    head = text[:4000].splitlines()[:10]
    delimiter = max(DELIMITERS, key=lambda sign: sum(line.count(sign) for line in head))
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [text_of(cell) for cell in cells]
    except csv.Error as error:
        raise FileError(
            _("This is no sheet that can be read. Save it as .xlsx or .csv and choose it again.")
        ) from error


def _decoded(content: bytes) -> str:
    """Excel writes CSV in UTF-8 with a mark, Chinese Windows in GB18030, others in UTF-8 or UTF-16."""
    encodings: Sequence[str] = ("utf-8-sig", "gb18030")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileError(_("This is no sheet that can be read. Save it as .xlsx or .csv and choose it again."))
