"""Every ledger. A new one: a class in its area's `ledgers.py`, a line here, a test.

Each is an export too, so nothing has to be added to `phases/exports/catalogue.py`.
"""

from typing import Any

from phases.core.ledgers import Ledger
from phases.organisation.ledgers import Roster

LISTED: tuple[Ledger[Any], ...] = (Roster(),)

LEDGERS: dict[str, Ledger[Any]] = {ledger.key: ledger for ledger in LISTED}
