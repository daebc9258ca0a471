"""The attacks, A1 to A16 (those that a box of opinions can suffer). Each gives its guesses, one for every clue.

A guess says: giver A wrote X. None, or no entry: this clue said nothing.
"""

import hashlib
import hmac
import math
from collections.abc import Mapping
from datetime import date, datetime
from itertools import product
from typing import Any
from uuid import UUID

from phases.box import contents
from phases.box.models import OpinionBox
from phases.core import seal
from tests.attack.chance import Attack, Guesses
from tests.attack.loot import A, B, Loot, Row

LABELS = (b"box-waiting", b"box-open", b"box-answer-1", b"slip")


def number(value: Any) -> float | int | None:
    """Anything that can stand in an order or near something else."""
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, str | bytes):
        return int.from_bytes((value.encode() if isinstance(value, str) else value)[:32].ljust(32, b"\0"))
    plain = {date: date.toordinal, UUID: int, int: int, float: float}.get(type(value))  # type: ignore[call-overload]
    return plain(value) if plain else None


def before(one: Any, other: Any) -> bool | None:
    first, second = number(one), number(other)
    return None if first is None or second is None or first == second else first < second


def a1_order(loot: Loot) -> Guesses:
    """Rows, and bytes in files, stand in the order in which people came."""
    guesses: dict[str, bool | None] = {}
    xs, ys = loot.holding(loot.x), loot.holding(loot.y)
    for table in xs.keys() & ys.keys():
        for column in xs[table]:
            guesses[f"{table}.{column}"] = before(xs[table][column], ys[table].get(column))
    return guesses


def a2_join(loot: Loot) -> Guesses:
    """Something of what came with A equals, or is nearest to, something of what holds X."""
    guesses: dict[str, bool | None] = {}
    xs, ys = loot.holding(loot.x), loot.holding(loot.y)
    for (source, row), table in product(loot.of_giver(A), xs.keys() & ys.keys()):
        for mine, theirs in product(row, xs[table]):
            near_x, near_y = distance(row[mine], xs[table][theirs]), distance(row[mine], ys[table].get(theirs))
            if near_x is not None and near_y is not None and near_x != near_y:
                guesses[f"{source}.{mine} ~ {table}.{theirs}"] = near_x < near_y
    return guesses


def distance(one: Any, other: Any) -> float | int | None:
    first, second = number(one), number(other)
    return None if first is None or second is None else abs(first - second)


def a3_difference(loot: Loot) -> Guesses:
    """What is in the database after A came and was not before."""
    said = repr(loot.of_giver(A))
    return {"new rows": _either(loot.x in said, loot.y in said)}


def a4_carving(loot: Loot) -> Guesses:
    """Texts in the files while they should still be sealed, and where."""
    guesses = {name: _first(content, loot) for name, content in loot.sealed_bytes.items()}
    return guesses | {f"server's {name}": x < y for name, (x, y) in loot.offsets.items()}


def a5_remains(loot: Loot) -> Guesses:
    """The same after everything was deleted and cleaned: the first and the last copy of each text."""
    guesses: dict[str, bool | None] = {}
    for name, content in loot.opened_bytes.items():
        guesses[f"{name} first"] = _first(content, loot)
        last_x, last_y = content.rfind(loot.x.encode()), content.rfind(loot.y.encode())
        guesses[f"{name} last"] = last_x < last_y if last_x >= 0 and last_y >= 0 else None
    return guesses


def a6_traces(loot: Loot) -> Guesses:
    """Log lines and new file names of A's act that hold anything of the row with X."""
    act = A + 1
    said = loot.logs[act][len(loot.logs[act - 1]) :] + " ".join(loot.files[act].keys() - loot.files[act - 1].keys())
    return {"traces": _either(_names(said, loot.holding(loot.x)), _names(said, loot.holding(loot.y)))}


def a7_lengths(loot: Loot) -> Guesses:
    """X is longer than Y: so is whatever came with it, unless lengths are hidden."""
    a, b = (sum(_length(value) for _table, row in loot.of_giver(who) for value in row.values()) for who in (A, B))
    grown = [_growth(loot, who) for who in (A, B)]
    return {"rows": None if a == b else a > b, "files": None if grown[0] == grown[1] else grown[0] > grown[1]}


def a8_tags(loot: Loot) -> Guesses:
    """With the key of the codes: one tag made out of another, or the same tag twice."""
    key = loot.keys.get("codes_key", b"")
    tags = [value for _table, row in loot.of_giver(A) for value in row.values() if isinstance(value, bytes)]
    made = set(tags) | {
        hmac.new(key, label + b"\0" + tag, hashlib.sha256).digest()[:16] for label in LABELS for tag in tags
    }
    held = [[value for row in loot.holding(text).values() for value in row.values()] for text in (loot.x, loot.y)]
    return {"tags": _either(*(bool(made & {value for value in values if isinstance(value, bytes)}) for values in held))}


def a9_session(loot: Loot) -> Guesses:
    """A was logged in: the session that changed names the row with X."""
    said = repr([row for table, row in loot.of_giver(A) if "session" in table])
    return {"session": _either(_names(said, loot.holding(loot.x)), _names(said, loot.holding(loot.y)))}


def a14_old_backup(loot: Loot) -> Guesses:
    """A backup from before the emptying, and every key that exists today."""
    opened = ""
    for _table, row in loot.of_giver(A):
        context = OpinionBox(
            pk=_uuid(
                next((rows[0]["id"] for name, rows in loot.dumps[-1].items() if name.endswith("opinionbox")), None)
            )
        )
        for key in loot.keys.values():
            for value in row.values():
                opened += _opened(value, key, context)
    return {"old backup": _either(loot.x in opened, loot.y in opened)}


# A10, A11 and A12 are about ballots; A13 (timing) and A15 (the same browser later) have tests of their own.
ATTACKS = {
    "A1 order": a1_order,
    "A2 join": a2_join,
    "A3 two dumps": a3_difference,
    "A4 carving": a4_carving,
    "A5 remains": a5_remains,
    "A6 traces": a6_traces,
    "A7 lengths": a7_lengths,
    "A8 tags": a8_tags,
    "A9 session": a9_session,
    "A14 old backup": a14_old_backup,
}


def a16_learner(training: list[Loot], examination: list[Loot], attacks: Mapping[str, Attack] | None = None) -> int:
    """All clues together, weighed by logistic regression on games whose coin is known; how many others it names."""
    known = [features(loot, attacks) for loot in training]
    weights = dict.fromkeys({name for one in known for name in one}, 0.0)
    for _round in range(60):
        for loot, one in zip(training, known, strict=True):
            error = (1 if loot.coin else 0) - _probability(weights, one)
            for name, value in one.items():
                weights[name] += 0.1 * error * value / math.sqrt(len(one))
    return sum((_probability(weights, features(loot, attacks)) > 0.5) == loot.coin for loot in examination)


def features(loot: Loot, attacks: Mapping[str, Attack] | None = None) -> dict[str, float]:
    named = (attacks or ATTACKS).items()
    found = {f"{name}: {clue}": guess for name, attack in named for clue, guess in attack(loot).items()}
    return {clue: 1.0 if guess else -1.0 for clue, guess in found.items() if guess is not None}


def _probability(weights: dict[str, float], found: dict[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _either(is_x: bool, is_y: bool) -> bool | None:
    return None if is_x == is_y else is_x


def _first(content: bytes, loot: Loot) -> bool | None:
    x, y = content.find(loot.x.encode()), content.find(loot.y.encode())
    return x < y if x >= 0 and y >= 0 else None


def _names(said: str, rows: dict[str, Row]) -> bool:
    values = (value for row in rows.values() for value in row.values())
    words = (value.hex() if isinstance(value, bytes) else str(value) for value in values)
    return any(len(word) >= 16 and (word in said or word.replace("-", "") in said) for word in words)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, bytes | str) else 0


def _growth(loot: Loot, who: int) -> int:
    return sum(loot.files[who + 1].values()) - sum(loot.files[who].values())


def _uuid(value: Any) -> UUID | None:
    return value if value is None or isinstance(value, UUID) else UUID(str(value))


def _opened(value: Any, key: bytes, box: OpinionBox) -> str:
    if not isinstance(value, bytes) or len(value) < seal.OVERHEAD or len(key) != seal.KEY:
        return ""
    for context in (box.pk.bytes if box.pk else b"", b""):
        try:
            return seal.unseal(value, private=key, use=contents.USE, context=context).decode(errors="replace")
        except seal.SealError:
            continue
    return ""
