"""Reading what was kept against what stands: fates and counts, nothing else is written."""

from collections import Counter
from collections.abc import Callable

from django.db import transaction

from phases.core.ledgers import Fate, Reading
from phases.core.ledgers.cells import tidy
from phases.imports import discretion, rules
from phases.imports.catalogue import LEDGERS
from phases.imports.models import Import, ImportPart
from phases.imports.reader import Reader
from phases.imports.services.handing import hand_over
from phases.imports.states import ImportState

Progress = Callable[[int], None]


def reader_of(imported: Import) -> Reader:
    return Reader(LEDGERS[imported.ledger], imported.campaign, imported.columns, imported.headers)


def check(*, imported: Import, progress: Progress | None = None) -> Import:
    """All lines, in their order; may be run again at any time before they are written."""
    reader, counts = reader_of(imported), Counter[str]()
    parts = max(1, imported.parts.count())
    for done, part in enumerate(imported.each_part(), start=1):
        readings = reader.read(part.numbered)
        _keep_fates(part, readings)
        counts += count(readings)
        if progress:
            progress(100 * done // parts)
    imported.counts = dict(counts)
    imported.state = ImportState.READY
    imported.save(update_fields=["counts", "state"])
    return imported


def _keep_fates(part: ImportPart, readings: list[Reading]) -> None:
    part.fates = "".join(reading.fate for reading in readings)
    part.repeats = {str(reading.number): reading.repeats for reading in readings if reading.repeats}
    part.save(update_fields=["fates", "repeats"])


def count(readings: list[Reading]) -> Counter[str]:
    """Lines by fate, and the cells that are changed or cannot be taken."""
    names = {Fate.NEW: "new", Fate.CHANGED: "changed", Fate.SAME: "same", Fate.FAULTY: "faulty"}
    counts = Counter(names[reading.fate] for reading in readings)
    counts["changed_cells"] = sum(len(reading.before) for reading in readings if reading.fate == Fate.CHANGED)
    counts["faulty_cells"] = sum(len(reading.faults) for reading in readings)
    return counts


@transaction.atomic
def mend(*, imported: Import, row: int, column: str, text: str) -> Import:
    """Put another text into one cell of the kept lines; the file stays as it is, the lines are read again."""
    imported = Import.objects.select_for_update().select_related("campaign__unit").get(pk=imported.pk)
    rules.may_change(imported).enforce()
    at = imported.columns.index(column)
    for part in imported.each_part():
        for line in part.lines:
            if line[0] == row:
                line[1].extend([""] * (at + 1 - len(line[1])))
                part.mended.setdefault(f"{row}:{at}", line[1][at])
                line[1][at] = _typed(imported, column, tidy(text))
                part.save(update_fields=["lines", "mended"])
                return check_again(imported=imported)
    return imported


def _typed(imported: Import, column: str, text: str) -> str:
    """What is typed into a cell is kept, or not, as what a sheet says there."""
    reader = reader_of(imported)
    if not reader.ledger.discreet:
        return text
    return next(discretion.kept(one, text, reader.known) for one in reader.columns.values() if one.key == column)


def check_again(*, imported: Import) -> Import:
    """At once, or by a worker when it is long; the caller holds a transaction."""
    if not rules.is_large(imported):
        return check(imported=imported)
    imported.state = ImportState.CHECKING
    imported.save(update_fields=["state"])
    hand_over(imported, "check", imported.brought_by)
    return imported
