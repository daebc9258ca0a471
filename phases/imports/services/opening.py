"""A file becomes an import: a sheet is chosen, its header found, its lines kept as text. A worker reads long files.

Of a file for a discreet ledger nothing is saved before `discretion` has taken out what may be kept.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from phases.imports import discretion, files, headers, rules
from phases.imports.catalogue import LEDGERS
from phases.imports.files import Book, FileError
from phases.imports.headers import Header
from phases.imports.models import Import, ImportPart, KnownSheet
from phases.imports.reader import KEPT, Line
from phases.imports.services.checking import check, check_again, reader_of
from phases.imports.services.handing import hand_over
from phases.imports.states import ImportState
from phases.organisation.models import User
from phases.timeline.models import Campaign

LINES_OF_A_PART = 1000
SHEETS_LOOKED_AT = 20
HALF = 50  # percent: reading is the first half of the way to the preview

Progress = Callable[[int], None]


@transaction.atomic
def open_file(*, campaign: Campaign, by: User, ledger: str, name: str, content: bytes) -> Import:
    """Read a short file at once, FileError when that is impossible; keep a long one for a worker."""
    imported = Import(
        campaign=campaign,
        ledger=ledger,
        file_name=name[:200],
        file_hash=hashlib.sha256(content).hexdigest(),
        brought_by=by,
    )
    if LEDGERS[ledger].discreet:
        imported.file_name = str(LEDGERS[ledger].label)
        imported.save()
        return read(imported=imported, content=content)
    imported.content = content
    return _read_or_hand_over(imported)


@transaction.atomic
def choose_sheet(*, imported: Import, sheet: str) -> Import:
    """Another sheet of the same file."""
    rules.may_change(imported).enforce()
    if imported.content is None or sheet not in imported.sheets:
        raise FileError(_("The file is no longer here. Choose it again."))
    imported.sheet = sheet
    return _read_or_hand_over(imported)


@transaction.atomic
def name_columns(*, imported: Import, columns: Sequence[str]) -> Import:
    """Say which column is which; remembered for this unit and this header."""
    rules.may_name_columns(imported, LEDGERS[imported.ledger]).enforce()
    imported.columns = list(columns)
    KnownSheet.objects.update_or_create(
        unit=imported.campaign.unit,
        ledger=imported.ledger,
        signature=headers.signature(imported.headers),
        defaults={"columns": imported.columns},
    )
    return check_again(imported=imported) if _begin_check(imported) else imported


def read(*, imported: Import, content: bytes | None = None, progress: Progress | None = None) -> Import:
    """Choose the sheet that was asked for, else the one whose header says most; keep its lines and check them.

    May be run again from the beginning: a worker that died had kept some of the lines.
    """
    book, ledger = Book(bytes(imported.content or b"") if content is None else content), LEDGERS[imported.ledger]
    sheets = book.sheets[:SHEETS_LOOKED_AT]
    if not sheets:
        raise FileError(_("The file has no visible sheet."))
    wanted = [imported.sheet] if imported.sheet in sheets else sheets
    tops = {sheet: list(islice(book.rows(sheet), headers.LOOKED_AT + 1)) for sheet in wanted}
    found = {sheet: headers.find(ledger, imported.campaign, top) for sheet, top in tops.items()}
    best = max(wanted, key=lambda sheet: header.known if (header := found[sheet]) else -1)
    if ledger.discreet:
        is_known = _keep_discreetly(imported, found[best], book.rows(best))
        imported.sheets = [str(number) for number in range(1, len(sheets) + 1)] if len(sheets) > 1 else []
        imported.sheet = imported.sheets[sheets.index(best)] if imported.sheets else ""
    else:
        imported.sheets, imported.sheet = sheets, best
        is_known = _keep(imported, book, found[best] or _guess(imported, tops[best]), progress)
        imported.content = imported.content if len(sheets) > 1 else None
    if not _begin_check(imported, is_known=is_known):
        return imported
    return check(imported=imported, progress=(lambda done: progress(HALF + done // 2)) if progress else None)


def refuse(*, imported: Import, error: FileError) -> Import:
    """A worker could not read the file; the page says why."""
    imported.parts.all().delete()
    imported.state, imported.content, imported.remark = ImportState.ABANDONED, None, str(error.reason)[:300]
    imported.save(update_fields=["state", "content", "remark"])
    return imported


def _read_or_hand_over(imported: Import) -> Import:
    content = bytes(imported.content or b"")
    if not files.is_long(content, rules.AT_ONCE):
        imported.save()
        return read(imported=imported)
    imported.state = ImportState.READING
    imported.save()
    hand_over(imported, "read", imported.brought_by)
    return imported


def _guess(imported: Import, top: Sequence[Sequence[str]]) -> Header:
    """No row has known names: the first with two filled cells is taken for the header, and somebody names columns."""
    rows = [number for number, cells in enumerate(top, start=1) if sum(map(bool, cells)) > 1]
    if not rows:
        raise FileError(_("The sheet has no table: no row has two filled cells. Nothing was saved."))
    ledger = LEDGERS[imported.ledger]
    return headers.at(ledger, top, rows[0], headers.spellings(ledger, imported.campaign))


def _keep(imported: Import, book: Book, header: Header, progress: Progress | None) -> bool:
    """Everything of the sheet as text; whether its columns are known, by their names or from an earlier time."""
    lines = headers.Lines(header.row)
    imported.header_row, imported.headers, imported.columns = header.row, header.names, header.mapping
    remembered = KnownSheet.objects.filter(
        unit=imported.campaign.unit, ledger=imported.ledger, signature=header.signature
    ).first()
    if remembered and len(remembered.columns) == len(header.names):
        imported.columns = remembered.columns
    imported.rows = _keep_lines(imported, lines.records(book.rows(imported.sheet)), progress)
    if not imported.rows:
        raise FileError(_("There is no line below the header in row %(row)d. Nothing was saved.") % {"row": header.row})
    imported.passed_over, imported.total = lines.notes, lines.total
    enough = min(headers.ENOUGH, len(LEDGERS[imported.ledger].fields))
    return bool(remembered) or header.known >= enough


def _keep_discreetly(imported: Import, found: Header | None, rows: Iterable[Sequence[str]]) -> bool:
    """What the ledger's own columns can read, and nothing else."""
    header = discretion.header_of(LEDGERS[imported.ledger], imported.campaign, found)
    imported.header_row, imported.headers, imported.columns = header.row, header.names, header.mapping
    lines = headers.Lines(header.row)
    readable = discretion.lines_of(lines, rows, reader_of(imported), len(header.names))
    imported.rows = _keep_lines(imported, readable, None)
    if not imported.rows:
        raise FileError(_("There is no line below the header in row %(row)d. Nothing was saved.") % {"row": header.row})
    imported.passed_over = lines.notes
    return True


def _keep_lines(imported: Import, lines: Iterable[Line], progress: Progress | None) -> int:
    """The lines in parts of a thousand, so that no more than a part is held at once."""
    imported.parts.all().delete()
    stream, position, last = iter(lines), 0, 0
    while part := [list(line) for line in islice(stream, LINES_OF_A_PART)]:
        ImportPart.objects.create(whole=imported, position=position, lines=part)
        position, last = position + 1, len(part)
        if progress:
            progress(min(position, HALF))
    return (position - 1) * LINES_OF_A_PART + last if position else 0


def _begin_check(imported: Import, *, is_known: bool = True) -> bool:
    """Without the column by which records are found there is nothing to read."""
    named = set(imported.columns) - {"", KEPT}
    ready = is_known and LEDGERS[imported.ledger].finds[0] in named
    imported.state = ImportState.CHECKING if ready else ImportState.OPENED
    imported.save()
    return ready
