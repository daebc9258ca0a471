"""A secret on three sheets of paper: any two of them give it back, one alone says nothing at all (Shamir, 1979).

A sheet holds four lines of fourteen signs, each with its own check sign, so that a misread line is named. Arithmetic in
the field of 256 elements (FIPS 197, 4.2); vectors in tests/core/test_shares.py.
"""

import secrets
from dataclasses import dataclass

from phases.core import codes

SECRET = 32  # bytes
NUMBERS = (1, 2, 3)
LINES, SIGNS = 4, 14  # per line 13 signs and a check sign
POLYNOMIAL = 0x11B  # x⁸ + x⁴ + x³ + x + 1
BITS = 5  # of a sign


class SheetError(ValueError):
    """`line` is the first that was misread; 0 when signs are missing."""

    def __init__(self, line: int) -> None:
        super().__init__(f"Line {line} of the sheet was misread.")
        self.line = line


@dataclass(frozen=True)
class Share:
    """What one sheet holds."""

    number: int
    value: bytes


def split(secret: bytes) -> tuple[Share, ...]:
    """A straight line through the secret, in a random direction; each share is one point of it."""
    return _points(secret, secrets.token_bytes(len(secret)))


def joined(one: Share, other: Share) -> bytes:
    """The secret, when both are shares of it; shares of different secrets give something else."""
    if one.number == other.number:
        raise ValueError("The same sheet twice gives nothing.")
    scale = _inverse(one.number ^ other.number)
    pairs = zip(one.value, other.value, strict=True)
    return bytes(_times(scale, _times(other.number, a) ^ _times(one.number, b)) for a, b in pairs)


def written(share: Share) -> list[str]:
    """As it is printed: four lines."""
    number = share.number << 8 * SECRET | int.from_bytes(share.value)
    places = range(LINES * (SIGNS - 1) - 1, -1, -1)
    signs = "".join(codes.ALPHABET[number >> BITS * place & 31] for place in places)
    return [_with_check(line, part) for line, part in enumerate(_lines(signs, SIGNS - 1), start=1)]


def read(text: str) -> Share:
    """A sheet as somebody typed or scanned it; SheetError names the line to look at again."""
    typed = "".join(_without_numbers([codes.bare(row) for row in text.splitlines() if row.strip()]))
    lines = _lines(typed, SIGNS)
    for number, line in enumerate(lines, start=1):
        if not set(line) <= set(codes.ALPHABET) or _with_check(number, line[: SIGNS - 1]) != line:
            raise SheetError(number)
    if len(typed) != LINES * SIGNS:
        raise SheetError(0)
    value = 0
    for sign in "".join(line[: SIGNS - 1] for line in lines):
        value = value << BITS | codes.ALPHABET.index(sign)
    number, value = divmod(value, 1 << 8 * SECRET)
    if number not in NUMBERS:
        raise SheetError(1)
    return Share(number, value.to_bytes(SECRET))


def _without_numbers(rows: list[str]) -> list[str]:
    """The paper numbers its lines; whoever copies the numbers too typed nothing wrong."""
    numbered = [str(place) for place in range(1, LINES + 1)]
    if [row[:1] for row in rows] == numbered and any(len(row) == SIGNS + 1 for row in rows):
        return [row[1:] for row in rows]
    return rows


def _lines(signs: str, length: int) -> list[str]:
    return [signs[start : start + length] for start in range(0, len(signs), length)]


def _with_check(line: int, signs: str) -> str:
    """The check covers the line's place too: lines that were exchanged are noticed."""
    return signs + codes.check_sign(codes.ALPHABET[line] + signs)


def _points(secret: bytes, direction: bytes) -> tuple[Share, ...]:
    pairs = list(zip(secret, direction, strict=True))
    return tuple(Share(number, bytes(s ^ _times(number, d) for s, d in pairs)) for number in NUMBERS)


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one = one << 1 ^ (POLYNOMIAL if one & 0x80 else 0)
        other >>= 1
    return product


def _inverse(element: int) -> int:
    """To the power of 254, for 255 gives one."""
    result = 1
    for _step in range(254):
        result = _times(result, element)
    return result
