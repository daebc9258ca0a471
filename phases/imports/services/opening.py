"""A file becomes an import: a sheet is chosen, its header found, its lines kept as text."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core import jobs
from phases.imports import headers, rules
from phases.imports.catalogue import LEDGERS
from phases.imports.files import Book, FileError
from phases.imports.headers import Header
from phases.imports.models import Import, ImportPart, KnownSheet
from phases.imports.reader import KEPT, Line
from phases.imports.services.checking import check
from phases.imports.states import ImportState
from phases.organisation.models import User
from phases.timeline.models import Campaign

LINES_OF_A_PART = 1000
SHEETS_LOOKED_AT = 20


@transaction.atomic
def open_file(*, campaign: Campaign, by: User, ledger: str, name: str, content: bytes) -> Import:
    """Choose the sheet whose header says most; raises FileError when nothing of it can be read."""
    book = Book(content)
    sheets = book.sheets[:SHEETS_LOOKED_AT]
    if not sheets:
        raise FileError(_("The file has no visible sheet."))
    imported = Import(
        campaign=campaign,
        ledger=ledger,
        file_name=name[:200],
        file_hash=hashlib.sha256(content).hexdigest(),
        content=content if len(sheets) > 1 else None,
        sheets=sheets,
        brought_by=by,
    )
    tops = {sheet: list(islice(book.rows(sheet), headers.LOOKED_AT + 1)) for sheet in sheets}
    found = {sheet: headers.find(LEDGERS[ledger], campaign, top) for sheet, top in tops.items()}
    best = max(sheets, key=lambda sheet: header.known if (header := found[sheet]) else -1)
    _keep(imported, book, best, found[best] or _guess(imported, tops[best]))
    return imported


@transaction.atomic
def choose_sheet(*, imported: Import, sheet: str) -> Import:
    """Another sheet of the same file."""
    rules.may_change(imported).enforce()
    if imported.content is None or sheet not in imported.sheets:
        raise FileError(_("The file is no longer here. Choose it again."))
    book = Book(bytes(imported.content))
    top = list(islice(book.rows(sheet), headers.LOOKED_AT + 1))
    found = headers.find(LEDGERS[imported.ledger], imported.campaign, top) or _guess(imported, top)
    imported.parts.all().delete()
    _keep(imported, book, sheet, found)
    return imported


@transaction.atomic
def name_columns(*, imported: Import, columns: Sequence[str]) -> Import:
    """Say which column is which; remembered for this unit and this header."""
    rules.may_change(imported).enforce()
    imported.columns = list(columns)
    KnownSheet.objects.update_or_create(
        unit=imported.campaign.unit,
        ledger=imported.ledger,
        signature=headers.signature(imported.headers),
        defaults={"columns": imported.columns},
    )
    _read_on(imported)
    return imported


def _guess(imported: Import, top: Sequence[Sequence[str]]) -> Header:
    """No row has known names: the first with two filled cells is taken for the header, and somebody names columns."""
    rows = [number for number, cells in enumerate(top, start=1) if sum(map(bool, cells)) > 1]
    if not rows:
        raise FileError(_("The sheet has no table: no row has two filled cells. Nothing was saved."))
    ledger = LEDGERS[imported.ledger]
    return headers.at(ledger, top, rows[0], headers.spellings(ledger, imported.campaign))


def _keep(imported: Import, book: Book, sheet: str, header: Header) -> None:
    lines = headers.Lines(header.row)
    imported.sheet, imported.header_row = sheet, header.row
    imported.headers, imported.columns = header.names, header.mapping
    imported.state = ImportState.OPENED
    imported.save()
    remembered = KnownSheet.objects.filter(
        unit=imported.campaign.unit, ledger=imported.ledger, signature=header.signature
    ).first()
    if remembered and len(remembered.columns) == len(header.names):
        imported.columns = remembered.columns
    imported.rows = _keep_lines(imported, lines.records(book.rows(sheet)))
    if not imported.rows:
        raise FileError(_("There is no line below the header in row %(row)d. Nothing was saved.") % {"row": header.row})
    imported.passed_over, imported.total = lines.notes, lines.total
    imported.save()
    if remembered or header.known >= min(headers.ENOUGH, len(LEDGERS[imported.ledger].fields)):
        _read_on(imported)


def _keep_lines(imported: Import, lines: Iterable[Line]) -> int:
    """The lines in parts of a thousand, so that no more than a part is held at once."""
    stream, position = iter(lines), 0
    while part := [list(line) for line in islice(stream, LINES_OF_A_PART)]:
        ImportPart.objects.create(whole=imported, position=position, lines=part)
        position += 1
        last = len(part)
    return (position - 1) * LINES_OF_A_PART + last if position else 0


def _read_on(imported: Import) -> None:
    """Check at once or by a worker. Without the column by which records are found there is nothing to read."""
    named = set(imported.columns) - {"", KEPT}
    if LEDGERS[imported.ledger].finds[0] not in named:
        imported.state = ImportState.OPENED
        imported.save()
        return
    imported.state = ImportState.CHECKING
    imported.save()
    if not rules.is_large(imported):
        check(imported=imported)
        return
    jobs.ask(
        kind="imports.check",
        key=f"imports.check:{imported.pk}:{headers.signature(imported.columns)[:16]}:{imported.sheet}",
        payload={"import_pk": imported.pk},
        by=imported.brought_by,
        subject=f"import:{imported.pk}",
        scope=imported.campaign.audit_chain,
        title=imported.file_name,
        url=reverse("imports:import", args=[imported.campaign.slug, imported.pk]),
    )
