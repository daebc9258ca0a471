"""The shape of a ledger: a list that goes out as a sheet and comes back from one, with the same headers both ways.

A ledger of an area is one class in its `ledgers.py` (`phases/organisation/ledgers.py` is the worked example), one
line in `phases/imports/catalogue.py` and one test. Columns say how a cell is read and shown; `records` and `values`
say what stands; `make` says what a new line becomes. Everything else (finding the header, the preview, writing in
bulk, the undo) is done by `phases/imports` for all of them alike.
"""

from phases.core.ledgers.cells import CellError, Fault, Mend, fold
from phases.core.ledgers.choosing import Beginning, Choice, Many, One, YesNo
from phases.core.ledgers.columns import Column, Day, HalfHours, Lasting, Number, Shown, VagueDay, Words
from phases.core.ledgers.known import Known, by_name
from phases.core.ledgers.reading import Fate, Reading
from phases.core.ledgers.shape import Ledger, Written

__all__ = [
    "Beginning",
    "CellError",
    "Choice",
    "Column",
    "Day",
    "Fate",
    "Fault",
    "HalfHours",
    "Known",
    "Lasting",
    "Ledger",
    "Many",
    "Mend",
    "Number",
    "One",
    "Reading",
    "Shown",
    "VagueDay",
    "Words",
    "Written",
    "YesNo",
    "by_name",
    "fold",
]
