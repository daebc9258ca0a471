"""Text in a sheet: no spreadsheet may run it as a formula (OWASP ASVS 1.2.10), and it comes back as it went out."""

import re

from phases.core.exports import Cell

# Behind any number of quotes, so that a text which itself begins with a quote and a sign comes back unchanged.
LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
# What no sheet can hold: XML 1.0 knows no control characters but tab and line ends.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def guarded(cell: Cell) -> Cell:
    """Text that a spreadsheet would run is shown as text; nothing is an empty cell."""
    if isinstance(cell, str):
        text = UNWRITABLE.sub("", cell)
        return "'" + text if LIKE_A_FORMULA.match(text) else text
    return "" if cell is None else cell


def unguarded(text: str) -> str:
    """The text before `guarded` put its quote in front."""
    return text[1:] if text.startswith("'") and QUOTED_FORMULA.match(text) else text
