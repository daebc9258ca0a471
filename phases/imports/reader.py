"""Lines of a sheet read against what stands: pure, nothing is written."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from phases.core.ledgers import CellError, Column, Fault, Known, Ledger, Mend, Reading
from phases.timeline.models import Campaign

KEPT = "+"  # stands in the mapping for a column that nobody knows and that is kept in `Ledger.extra`
DROPPED = "-"  # stands there for a column of which a discreet ledger keeps nothing
# A cell that a discreet ledger could not read: of its words nothing is kept but the known names that it nearly is.
LEFT_OUT = "\ufffc"
Line = tuple[int, Sequence[str]]  # the number of the row in the sheet, its cells


class Reader:
    """Reads the lines of one sheet, some at a time and in order; remembers which records earlier lines were about.

    `mapping` names for each column of the sheet a column of the ledger, KEPT, DROPPED, or nothing.
    """

    def __init__(
        self, ledger: Ledger[Any], campaign: Campaign, mapping: Sequence[str], headers: Sequence[str] = ()
    ) -> None:
        self.ledger = ledger
        self.campaign = campaign
        self.known: Known = ledger.known(campaign)
        by_key = {column.key: column for column in ledger.fields_of(campaign)}
        self.columns: dict[int, Column] = {
            at: by_key[key] for at, key in enumerate(mapping) if key in by_key and by_key[key].settable
        }
        self.kept = {at: headers[at] for at, key in enumerate(mapping) if key == KEPT and ledger.extra}
        mapped = {column.key for column in self.columns.values()}
        self.absent = [column for column in by_key.values() if column.required and column.key not in mapped]
        self.caches: dict[int, dict[str, Any]] = {at: {} for at, column in self.columns.items() if column.repeats}
        self.plan = [(at, column.key, column, self.caches.get(at)) for at, column in self.columns.items()]
        self.taken: dict[Any, int] = {}
        self.seen: dict[int, int] = {}

    def read(self, lines: Sequence[Line]) -> list[Reading]:
        readings = [self._read(number, cells) for number, cells in lines]
        candidates = self.ledger.candidates(self.campaign, [reading.values for reading in readings])
        first = self.ledger.finds[0]
        for reading in readings:
            self._find(reading, candidates.get(reading.values.get(first), []), first)
        return readings

    def forget_names(self) -> None:
        """Read names anew: a department that was only a word may have been made."""
        for cache in self.caches.values():
            cache.clear()

    def _read(self, number: int, cells: Sequence[str]) -> Reading:
        values: dict[str, Any] = {}
        faults: dict[str, Fault] = {}
        width = len(cells)
        for at, key, column, cache in self.plan:
            text = cells[at] if at < width else ""
            if cache is not None and text in cache:
                values[key] = cache[text]
                continue
            if not text and not column.required:
                values[key] = column.empty
                continue
            try:
                values[key] = self._value(column, cache, text)
            except CellError as error:
                faults[key] = error.fault
                if not text:
                    values[key] = column.empty
        if self.kept:
            self._keep(values, cells)
        for key, fault in self.ledger.check(values, self.known):
            faults.setdefault(key, fault)
        return Reading(number, values, faults)

    def _value(self, column: Column, cache: dict[str, Any] | None, text: str) -> Any:
        if not text:
            raise CellError(_("This cell must not be empty."))
        if text[:1] == LEFT_OUT:
            said = _("What stood here could not be read (%(hint)s), so nothing of it was kept. Write it here again.")
            near = [Mend(_("It is %(name)s") % {"name": name}, name) for name in text[1:].split("、") if name]
            raise CellError(said % {"hint": column.hint or column.label}, *near)
        value = column.read(text, self.known)
        if cache is not None:
            cache[text] = value
        return value

    def _keep(self, values: dict[str, Any], cells: Sequence[str]) -> None:
        """What stands in unknown columns goes into the text that the ledger keeps for it: 性别：男."""
        kept = [f"{name}：{cells[at]}" for at, name in self.kept.items() if at < len(cells) and cells[at]]
        if kept:
            own = values.get(self.ledger.extra, "")
            missing = [text for text in kept if text not in own]
            values[self.ledger.extra] = "；".join(filter(None, [own, *missing]))

    def _find(self, reading: Reading, candidates: Sequence[Any], first: str) -> None:
        record = self.ledger.pick(reading.values, candidates, self.taken) if candidates else None
        if record is None:
            for column in self.absent:
                said = _("This line is new, and the sheet has no column “%(name)s”.") % {"name": column.label}
                reading.faults.setdefault(first, Fault(said))
            self._find_twin(reading)
            self._check_found(reading)
            return
        if record.pk in self.taken:
            self.repeated(reading, self.taken[record.pk])
            return
        self.taken[record.pk] = reading.number
        reading.record = record
        standing = self.ledger.values(record)
        for column in self.columns.values():
            value = reading.values.get(column.key)
            if column.key not in reading.faults and not column.same(standing[column.key], value):
                reading.before[column.key] = standing[column.key]
        self._compare_kept(reading, standing)
        self._check_found(reading)

    def _check_found(self, reading: Reading) -> None:
        found = self.ledger.check_found(reading.record, reading.values, reading.before.keys(), self.known)
        for key, fault in found if not reading.faults else ():
            reading.faults.setdefault(key, fault)

    def _compare_kept(self, reading: Reading, standing: dict[str, Any]) -> None:
        """Unknown columns of a sheet without a column of remarks are added to the remarks that stand."""
        extra = self.ledger.extra
        if not self.kept or extra in {column.key for column in self.columns.values()} or extra not in reading.values:
            return
        old = standing[extra] or ""
        missing = [text for text in reading.values[extra].split("；") if text not in old]
        if missing:
            reading.before[extra] = old
            reading.values[extra] = "；".join(filter(None, [old, *missing]))

    def _find_twin(self, reading: Reading) -> None:
        """A new line that stands twice in the sheet is a slip, unless the ledger says that lines may repeat."""
        if self.ledger.repeats or reading.faults:
            return
        identity = hash(tuple(str(reading.values.get(key, "")) for key in self.ledger.finds))
        first = self.seen.setdefault(identity, reading.number)
        if first != reading.number:
            self.repeated(reading, first)

    def repeated(self, reading: Reading, first: int) -> None:
        reading.repeats = first
        said = Fault(_("Row %(row)d of the sheet already stands for this one.") % {"row": first})
        reading.faults.setdefault(self.ledger.finds[0], said)
