"""What a ledger of an area is; see the package for where to add one."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from zlib import crc32

from django.db.models import Model, ProtectedError, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from phases.core.exports import Cell, Text
from phases.core.ledgers import bulk
from phases.core.ledgers.cells import Fault, tidy
from phases.core.ledgers.columns import Column
from phases.core.ledgers.known import Known
from phases.core.ledgers.reading import Reading
from phases.core.verdict import RefusedError

Record = TypeVar("Record", bound=Model)
NOTHING: Mapping[str, str] = {}
AT_ONCE = 1000


@dataclass
class Written:
    """What an import did to some lines: keys of new records and of changed ones, each with the mark of `Ledger.mark`.

    `before`: of each changed record the cells that were replaced, by column, as `Column.show` writes them.
    """

    made: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    before: dict[str, dict[str, Cell]] = field(default_factory=dict)


def bare(value: Any) -> str:
    """A value without the words of any language."""
    if isinstance(value, str):
        return value
    if isinstance(value, Model):
        return str(value.pk)
    return "\x1e".join(sorted(map(bare, value))) if isinstance(value, tuple | list) else str(value)


class Ledger(ABC, Generic[Record]):
    """An `Export` that can be read back.

    Class attributes.

    `key`, `label`, `filename`, `permission`: as of any export. `fields`: its columns in order. `model`: what a line is.
    `finds`: the columns that together tell which record a line is about; the first must be a field of the model.
    `repeats`: equal lines are several records (raw opinions), not a slip of the pen.
    `extra`: the text column that keeps what stands in columns nobody knows; empty: such columns are passed over.
    `discreet`: why nothing of a file may be kept but what these columns can read, in words for who brings it; all else
    is dropped before anything is kept. Empty: the lines of a sheet are kept until some days after they were written.
    `brought_by`: the permission that bringing a sheet asks, where it is not the one for all ledgers; nobody else learns
    of an import.
    """

    key: str
    label: Text
    filename: str
    permission: Any
    fields: Sequence[Column] = ()
    model: type[Record]
    finds: tuple[str, ...]
    repeats = False
    extra = ""
    discreet: Text = ""
    brought_by: Any = None

    # ---- What an area says ---------------------------------------------------------------------------------------

    @abstractmethod
    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Record]:
        """What stands, in the order of the list, with all that `values` needs (select_related, prefetch_related)."""

    @abstractmethod
    def values(self, record: Record) -> dict[str, Any]:
        """The record's value for each column; `Shown` columns too (a running number may be left out)."""

    @abstractmethod
    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Record:
        """A new record, not saved; `values` holds every column, those that the sheet lacks with their empty value."""

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        """Look-ups for `One` and `Many` columns: {"departments": by_name(units, "name", "short_name")}."""
        return {}

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        """Faults that only show when the line is seen whole: (column, fault)."""
        return iter(())

    def check_found(
        self, record: Record | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        """Faults that only show once it is known what the line is about: a new record (None), or columns that differ.

        For what a sheet may not bring, such as hours that follow from attendance, or may not change.
        """
        return iter(())

    def fetch(self, campaign: Any, found: QuerySet[Record]) -> Iterable[Record]:
        """The records, with what `values` needs from elsewhere: marks, for a column for each session."""
        return found.iterator(chunk_size=AT_ONCE)

    def change(self, record: Record, values: dict[str, Any], known: Known) -> None:
        """Set what the sheet says on a record, without saving; the keys are those of the columns that differ."""
        for key, value in values.items():
            setattr(record, key, value)

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """After the records were saved (`reading.record` is set): many-to-many links, rows that belong to them."""

    def prepare(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """Before anything is saved: make what `One(makes=True)` left as text."""

    def fields_of(self, campaign: Any) -> Sequence[Column]:
        """The columns in this campaign; a sheet with a column for each session adds them here."""
        return self.fields

    def pick(self, values: dict[str, Any], candidates: Sequence[Record], taken: Collection[Any]) -> Record | None:
        """Which of the records with the same first `finds` the line is about; `taken` are keys of earlier lines'."""
        for record in candidates:
            if record.pk in taken and self.repeats:
                continue
            standing = self.values(record)
            if all(column.same(standing[column.key], values.get(column.key, column.empty)) for column in self._finding):
                return record
        return None

    # ---- What all have in common ---------------------------------------------------------------------------------

    @property
    def columns(self) -> Sequence[Text]:
        return [column.label for column in self.fields]

    def columns_for(self, campaign: Any, filters: Mapping[str, str]) -> Sequence[Text]:
        """As `columns`, in a campaign: a sheet with a column for each session has more of them."""
        return [column.label for column in self.fields_of(campaign)]

    @property
    def _finding(self) -> list[Column]:
        return [column for column in self.fields if column.key in self.finds]

    def rows(self, campaign: Any, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        columns = self.fields_of(campaign)
        for number, record in enumerate(self.fetch(campaign, self.records(campaign, filters)), start=1):
            values = {"number": number} | self.values(record)
            yield [column.show(values[column.key]) for column in columns]

    def known(self, campaign: Any) -> Known:
        return Known(campaign=campaign, year=campaign.year, names=self.names(campaign))

    def candidates(self, campaign: Any, lines: Iterable[dict[str, Any]]) -> dict[Any, list[Record]]:
        """What stands under the first `finds` of the lines: one query for a thousand lines."""
        first = self.finds[0]
        wanted = {line[first] for line in lines if line.get(first)}
        found: dict[Any, list[Record]] = {}
        for record in self.fetch(campaign, self.records(campaign).filter(**{f"{first}__in": wanted})) if wanted else ():
            found.setdefault(getattr(record, first), []).append(record)
        return found

    def mark(self, record: Record) -> int:
        """A number that differs when any column of the record does, whatever the language: what an undo compares."""
        values = self.values(record)
        return crc32("\x1f".join([bare(values[column.key]) for column in self.fields if column.settable]).encode())

    def write(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> Written:
        """New and changed lines, in bulk; the caller holds the transaction and has left faulty lines out."""
        self.prepare(campaign=campaign, by=by, readings=readings, known=known)
        by_key = {column.key: column for column in self.fields_of(campaign)}
        blank = {key: column.empty for key, column in by_key.items()}
        new, changed, written = [], [], Written()
        for reading in readings:
            if reading.record is None:
                reading.record = self.make(campaign=campaign, by=by, values=blank | reading.values, known=known)
                new.append(reading)
            elif reading.before:
                key = str(reading.record.pk)
                written.before[key] = {name: by_key[name].show(old) for name, old in reading.before.items()}
                self.change(reading.record, {name: reading.values[name] for name in reading.before}, known)
                changed.append(reading)
        self.save([reading.record for reading in new], [reading.record for reading in changed])
        self.settle(campaign=campaign, by=by, readings=[*new, *changed], known=known)
        written.made = self._marks(campaign, [reading.record for reading in new])
        written.changed = self._marks(campaign, [reading.record for reading in changed])
        return written

    def _marks(self, campaign: Any, written: Sequence[Record]) -> dict[str, int]:
        """By key; what `values` reads beside the record is fetched for all of them at once, as it stands by now."""
        if not written:
            return {}
        for record in written:
            getattr(record, "_prefetched_objects_cache", {}).clear()
        lookups = self.records(campaign)._prefetch_related_lookups  # type: ignore[attr-defined] # noqa: SLF001 - Django has no other name for it
        prefetch_related_objects(written, *lookups)
        return {str(record.pk): self.mark(record) for record in written}

    def save(self, new: list[Record], changed: list[Record]) -> None:
        everything = [one.name for one in self.model._meta.concrete_fields if not one.primary_key]  # noqa: SLF001 - Django's documented API
        objects = self.model._default_manager  # noqa: SLF001 - Django's documented API
        bulk.insert(new)
        objects.bulk_update(changed, everything, batch_size=100)

    def changed_since(self, campaign: Any, written: Written) -> list[str]:
        """Names of records that are no longer as the import left them, or are gone: their undo would lose that."""
        marks = written.made | written.changed
        found = self.fetch(campaign, self.records(campaign).filter(pk__in=list(marks)))
        standing = {str(record.pk): record for record in found}
        gone = _("%(count)d removed since") % {"count": len(marks) - len(standing)}
        moved = [str(record) for key, record in standing.items() if self.mark(record) != marks[key]]
        return moved if len(standing) == len(marks) else [*moved, gone]

    def take_back(self, *, campaign: Any, by: Any, written: Written, known: Known) -> None:
        """Remove what was made, put back what was replaced; refuses when something else stands on it by now."""
        columns = {column.key: column for column in self.fields_of(campaign)}
        changed = list(self.fetch(campaign, self.records(campaign).filter(pk__in=list(written.before))))
        readings = []
        for record in changed:
            cells = {
                key: tidy(str("" if cell is None else cell)) for key, cell in written.before[str(record.pk)].items()
            }
            old = {key: columns[key].read(text, known) if text else columns[key].empty for key, text in cells.items()}
            self.change(record, old, known)
            readings.append(Reading(0, old, record=record, before=old))
        self.save([], changed)
        self.settle(campaign=campaign, by=by, readings=readings, known=known)
        try:
            self.remove(campaign=campaign, keys=list(written.made))
        except ProtectedError as error:
            names = "、".join(str(record) for record in list(error.protected_objects)[:3])
            said = _("Other records stand on what this import made (%(names)s), so nothing was taken back.")
            raise RefusedError(said % {"names": names}) from error

    def remove(self, *, campaign: Any, keys: list[str]) -> None:
        """Delete what an import made."""
        self.records(campaign).filter(pk__in=keys).order_by().delete()
