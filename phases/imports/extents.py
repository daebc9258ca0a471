"""How far the filled cells of a sheet reach, told from its XML before the reader makes room for them."""

import re

MOST_CELLS = 10_000_000  # filled or not: some 300 MB
LONGEST_TAG = 200
# A cell and its place: <c r="B7" s="1" t="s">. One that is only formatted closes at once, and is none.
OPENED = rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
FILLED = re.compile(OPENED + rb"(?=\s*(?:[^<\s]|<[^/]))")


class Extent:
    """The last row and the last column with something in them.

    The reader makes room for all cells between the first and the last: two in opposite corners of a file of 5 kB are
    sixteen thousand million, for which no memory is enough.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.rest = b""

    def take(self, block: bytes) -> int:
        """The next piece of the sheet's XML, in which a tag may be cut; how many cells it reaches over so far."""
        text = self.rest + block
        self.rest = text[-LONGEST_TAG:]
        found = set(FILLED.findall(text))
        self.columns = max([self.columns, *map(_number, {letters for letters, _row in found})])
        self.rows = max([self.rows, *map(int, {row for _letters, row in found})])
        return self.rows * self.columns


def _number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
