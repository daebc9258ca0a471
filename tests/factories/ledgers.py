"""Lines brought into a ledger as an import brings them: read against what stands, then written."""

from typing import Any

from phases.core.ledgers import Fate, Ledger, Reading, Written
from phases.imports.reading import Reader
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


def sent_out(ledger: Ledger[Any], campaign: Campaign) -> tuple[list[str], list[list[str]]]:
    """Keys and cells of an export, as text."""
    keys = [column.key for column in ledger.fields_of(campaign)]
    return keys, [["" if cell is None else str(cell) for cell in row] for row in ledger.rows(campaign, {})]
