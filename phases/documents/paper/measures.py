"""The measures of the standard, once for the PDF, for Word and for the tests (GB/T 9704-2012 5.2, 6, 7)."""

MM = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT = 37.0, 26.0, 35.0, 28.0
TYPE_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TYPE_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

LINES, CHARACTERS = 22, 28
LINE = TYPE_HEIGHT / LINES
"""Millimetres from one line to the next."""

BODY, TITLE, SMALL = 16.0, 22.0, 14.0
"""Points of sizes 3号, 2号 and 4号."""

SPACING = (TYPE_WIDTH * MM - CHARACTERS * BODY) / (CHARACTERS - 0.1)
"""28 characters of 16 pt are 2 mm wider than the type area: each gives up this much (domain.md 4.2).

The tenth keeps the 28th character on the line when a renderer rounds.
"""

INDENT = 2 * (BODY + SPACING)
"""Points of two characters, which is what a paragraph is indented by."""

MARK_BELOW_TOP = 35.0
RULE_BELOW_NUMBER = 4.0
NUMBER_BELOW_TYPE = 7.0
TITLE_CHARACTERS = int(TYPE_WIDTH * MM / TITLE)

MARK_LARGEST = 46.0
MARK_SMALLEST = 20.0


def mark_size(mark: str) -> float:
    """Points in which the issuer's mark fits on one line; the standard leaves it open within 22 × 15 mm a character."""
    fitting = (TYPE_WIDTH - 4) * MM / max(len(mark), 1)
    return round(max(MARK_SMALLEST, min(MARK_LARGEST, fitting)), 2)


def mark_spacing(mark: str) -> float:
    """Points between the characters of a short mark, which would otherwise huddle in the middle."""
    size, count = mark_size(mark), max(len(mark), 1)
    spare = (TYPE_WIDTH - 16) * MM - size * count
    return round(max(0.0, min(spare / count, size * 0.35)), 2)
