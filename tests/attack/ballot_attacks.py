"""What ballots suffer beyond opinions: A3 on boxes in one row, A11, A12, and A14 with every key that there is.

A10 (tampering) stands in tests/appraisal/services/test_counting.py, A13 in test_ballot_timing.py, A15 in
tests/portal/test_ballots.py: they are no matter of a coin.
"""

from itertools import product
from typing import Any

from phases.appraisal import ballots
from phases.appraisal.models.urn import SEALED
from phases.box import contents
from phases.core import seal
from tests.attack.attacks import ATTACKS, _either, _names, before
from tests.attack.chance import Guesses
from tests.attack.loot import A, B, Loot


def new_boxes(loot: Loot, who: int) -> list[tuple[bytes, int]]:
    """Boxes that stand in a dump and did not stand in the one before, with their places."""
    found = []
    for table, rows in loot.dumps[who + 1].items():
        old = {bytes_ for row in loot.dumps[who].get(table, ()) for bytes_ in _boxes(row)}
        found += [(box, place) for row in rows for place, box in enumerate(_boxes(row)) if box not in old]
    return found


def _boxes(row: dict[str, Any]) -> list[bytes]:
    values = [bytes(value) for value in row.values() if isinstance(value, bytes)]
    return [piece for value in values if value and len(value) % SEALED == 0 for piece in ballots.pieces(value, SEALED)]


def a3_box(loot: Loot) -> Guesses:
    """Which box is A's and which is B's is known; do they stand as the remarks do that came out?"""
    guesses: dict[str, bool | None] = {}
    mine, theirs = new_boxes(loot, A), new_boxes(loot, B)
    xs, ys = loot.holding(loot.x), loot.holding(loot.y)
    for (box, place), (other, other_place) in product(mine, theirs):
        for table in xs.keys() & ys.keys():
            for column in xs[table]:
                first = before(xs[table][column], ys[table].get(column))
                if first is not None:
                    guesses[f"place ~ {table}.{column}"] = (place < other_place) == first
                    guesses[f"bytes ~ {table}.{column}"] = (box < other) == first
        for at in range(0, SEALED, 131):
            guesses[f"bit {at}"] = bool(box[at] & 1)
    return guesses


def a11_published(loot: Loot) -> Guesses:
    """A line of what the office reads changed when A voted: it names the word that A chose."""
    if not loot.pages:
        return {}
    old, new = (set(loot.pages[act].splitlines()) for act in (A, A + 1))
    changed = "\n".join(new - old)
    return {"changed lines": _either(loot.words[0] in changed, loot.words[1] in changed)}


def a12_receipts(loot: Loot) -> Guesses:
    """All that A can show to somebody: does it say X, or name the row that holds X?"""
    said = loot.shown.get(A, "")
    words = _either(loot.x in said or loot.words[0] in said, loot.y in said or loot.words[1] in said)
    return {"words": words, "rows": _either(_names(said, loot.holding(loot.x)), _names(said, loot.holding(loot.y)))}


def a14_old_backup(loot: Loot) -> Guesses:
    """What lay sealed when A had voted, and every key file that exists at the end."""
    urns = [row for rows in loot.dumps[A + 1].values() for row in rows if "public_key" in row and "form" in row]
    contexts = [b"", *(_context(urn) for urn in urns)]
    boxes = [box for box, _place in new_boxes(loot, A)]
    boxes += [value for _table, row in loot.of_giver(A) for value in row.values() if isinstance(value, bytes)]
    opened = ""
    for box, key, use, context in product(boxes, loot.keys.values(), (contents.USE, ballots.USE), contexts):
        opened += _opened(box, key, use, context)
    return {"old backup": _either(loot.x in opened, loot.y in opened)}


def _context(urn: dict[str, Any]) -> bytes:
    told = urn["id"]
    return (told.bytes if hasattr(told, "bytes") else bytes.fromhex(str(told).replace("-", ""))) + bytes(urn["form"])


def _opened(box: bytes, key: bytes, use: bytes, context: bytes) -> str:
    if len(box) < seal.OVERHEAD or len(key) != seal.KEY:
        return ""
    try:
        return seal.unseal(box, private=key, use=use, context=context).decode(errors="replace")
    except seal.SealError:
        return ""


BALLOT_ATTACKS = {name: attack for name, attack in ATTACKS.items() if not name.startswith("A14")} | {
    "A3 new box": a3_box,
    "A11 published": a11_published,
    "A12 receipts": a12_receipts,
    "A14 old backup": a14_old_backup,
}
