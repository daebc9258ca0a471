"""The preview of an import: its lines as the sheet shows them, each cell with what would become of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell
from phases.core.ledgers import Fate, Fault, Ledger, Reading
from phases.core.ledgers.cells import Mend, Text
from phases.imports import rules
from phases.imports.catalogue import LEDGERS, LISTED
from phases.imports.models import Import, ImportPart
from phases.imports.reader import LEFT_OUT, Reader
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

LINES_ON_A_PAGE = 50
RECENT = 10
TOLERANCE = 0.01
VIEWS: dict[str, tuple[Text, str]] = {
    "": (_("to look at"), "fcn"),
    "faulty": (_("faulty"), "f"),
    "changed": (_("changed"), "c"),
    "new": (_("new"), "n"),
    "all": (_("all"), "fcns"),
}


@dataclass(frozen=True)
class ShownCell:
    """`fate`: "new", "chg", "err" or nothing; `old` is what stands in the record, `was` what a mended cell said."""

    header: str
    text: str
    fate: str = ""
    old: Cell = None
    reason: Text = ""
    mends: tuple[Mend, ...] = ()
    key: str = ""
    was: str = ""


@dataclass(frozen=True)
class ShownLine:
    number: int
    fate: str
    cells: list[ShownCell] = field(default_factory=list)
    title: str = ""

    @property
    def telling(self) -> list[ShownCell]:
        """The cells that a phone shows."""
        return [cell for cell in self.cells if cell.fate in {"chg", "err"}]


def imports_of(campaign: Campaign) -> QuerySet[Import]:
    return Import.objects.filter(campaign=campaign).defer("content").select_related("brought_by")


@dataclass(frozen=True)
class Way:
    """A ledger with its ways in and out for somebody."""

    ledger: Ledger[Any]
    may_import: bool
    may_export: bool


def ways_of(part: Part) -> list[Way]:
    """The ledgers that somebody may bring sheets into or take out."""
    ways = (Way(ledger, rules.may_bring(part, ledger), part.may(ledger.permission)) for ledger in LISTED)
    return [way for way in ways if way.may_import or way.may_export]


def latest(campaign: Campaign, part: Part) -> list[Import]:
    """The last imports into ledgers of theirs, the newest first; those given up are nobody's business."""
    theirs = [ledger.key for ledger in LISTED if rules.may_bring(part, ledger)]
    return list(imports_of(campaign).filter(ledger__in=theirs).exclude(state=Import.State.ABANDONED)[:RECENT])


def views_of(imported: Import, view: str) -> list[dict[str, Any]]:
    """The tabs above the preview, with the number of lines in each."""
    per_fate = {"n": "new", "c": "changed", "s": "same", "f": "faulty"}
    return [
        {
            "label": label,
            "url": f"?view={key}" if key else "?",
            "count": sum(imported.count(per_fate[fate]) for fate in fates),
            "current": key == view,
        }
        for key, (label, fates) in VIEWS.items()
    ]


def preview(imported: Import, view: str, number: str | None) -> tuple[Page[Any], list[ShownLine]]:
    """A page of positions, and its lines; only the parts that it touches are read."""
    wanted = set(VIEWS.get(view, VIEWS[""])[1])
    places = [
        (position, at)
        for position, fates in imported.parts.values_list("position", "fates")
        for at, fate in enumerate(fates)
        if fate in wanted
    ]
    page = Paginator(places, LINES_ON_A_PAGE).get_page(number)
    chosen: dict[int, list[int]] = {}
    for position, at in page:
        chosen.setdefault(position, []).append(at)
    parts = {part.position: part for part in imported.parts.filter(position__in=chosen)}
    reader = Reader(LEDGERS[imported.ledger], imported.campaign, imported.columns, imported.headers)
    lines = [line for position, at in chosen.items() for line in _lines(imported, parts[position], at, reader)]
    return page, lines


def _lines(imported: Import, part: ImportPart, places: list[int], reader: Reader) -> Iterator[ShownLine]:
    readings = read_again(imported, part, reader)
    for at in places:
        yield shown(imported, part, part.numbered[at][1], readings[at], reader)


def read_again(imported: Import, part: ImportPart, reader: Reader) -> list[Reading]:
    """The part's lines as they were checked; what a line repeats from an earlier part was noted then."""
    if LEDGERS[imported.ledger].repeats and not reader.taken:
        for earlier in imported.parts.filter(position__lt=part.position):
            reader.read(earlier.numbered)
    readings = reader.read(part.numbered)
    for reading in readings:
        if first := part.repeats.get(str(reading.number)):
            reader.repeated(reading, first)
    return readings


def shown(imported: Import, part: ImportPart, cells: list[str], reading: Reading, reader: Reader) -> ShownLine:
    fate = Fate(reading.fate)
    columns = reader.columns
    faults = dict(reading.faults)
    line = ShownLine(reading.number, fate.name.lower())
    for at, header in enumerate(imported.headers):
        text = cells[at] if at < len(cells) else ""
        text = "" if text[:1] == LEFT_OUT else text
        key = columns[at].key if at in columns else ""
        mended = part.mended.get(f"{reading.number}:{at}", "")
        fault = faults.pop(key, None) if key else None
        line.cells.append(_cell(header, text, key, fault, reading, columns[at].show if at in columns else str, mended))
    _place_the_rest(line, faults, reading, kept=set(reader.kept))
    title = str(reading.values.get(reader.ledger.finds[0]) or "")
    return ShownLine(line.number, line.fate, line.cells, title)


def _cell(
    header: str,
    text: str,
    key: str,
    fault: Fault | None,
    reading: Reading,
    show: Callable[[Any], Cell],
    was: str,
) -> ShownCell:
    if fault is not None:
        return ShownCell(header, text, "err", reason=fault.reason, mends=fault.mends, key=key, was=was)
    if key in reading.before and not reading.faults:
        return ShownCell(header, text, "chg", old=show(reading.before[key]), key=key, was=was)
    if reading.fate == Fate.NEW and text and key:
        return ShownCell(header, text, "new", key=key, was=was)
    return ShownCell(header, text, key=key, was=was)


def _place_the_rest(line: ShownLine, faults: dict[str, Fault], reading: Reading, kept: set[int]) -> None:
    """A fault about a column that the sheet lacks stands in the first cell; added remarks where they come from."""
    for fault in faults.values():
        first = line.cells[0]
        line.cells[0] = ShownCell(first.header, first.text, "err", reason=fault.reason, key=first.key)
    told = {cell.key for cell in line.cells if cell.fate == "chg"}
    for key in set(reading.before) - told if reading.fate == Fate.CHANGED else ():
        for at in kept:
            cell = line.cells[at]
            if cell.text and cell.text not in str(reading.before[key]):
                line.cells[at] = ShownCell(cell.header, cell.text, "chg", old=str(reading.before[key] or ""))


@dataclass(frozen=True)
class Total:
    """The sheet's own row of sums against the lines: `wrong` names the columns that do not agree."""

    row: int
    compared: bool
    wrong: list[str]


def total_of(imported: Import) -> Total | None:
    """Only sheets of a few thousand lines are added up while somebody waits."""
    if not imported.total:
        return None
    row, cells = imported.total
    reader = Reader(LEDGERS[imported.ledger], imported.campaign, imported.columns, imported.headers)
    numeric = {at: column for at, column in reader.columns.items() if column.totalled}
    sums: dict[int, float] = dict.fromkeys(numeric, 0)
    for part in imported.each_part() if numeric else ():
        for _number, line in part.numbered:
            for at in numeric:
                sums[at] += _amount(line[at]) if at < len(line) else 0
    told = {at: _amount(cells[at]) for at in numeric if at < len(cells) and cells[at]}
    wrong = [imported.headers[at] for at, amount in told.items() if abs(amount - sums[at]) > TOLERANCE]
    return Total(row, bool(told), wrong)


def _amount(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
