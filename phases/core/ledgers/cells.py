"""One cell: how its text is compared, and what is said when it cannot be read."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise

SPACES = re.compile(r"\s+")
LINE_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Mend:
    """One click that would put a cell right: what the link says, and the text that the cell then holds."""

    label: Text
    text: str


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be taken, in the reader's words, and what would mend it."""

    reason: Text
    mends: tuple[Mend, ...] = ()


class CellError(Exception):
    """Raised by `Column.read` for a cell that cannot be taken."""

    def __init__(self, reason: Text, *mends: Mend) -> None:
        super().__init__(reason)
        self.fault = Fault(reason, mends)


def fold(text: str) -> str:
    """What two spellings of a name or a header have in common: full width folded, no spaces, no case."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


def tidy(text: str) -> str:
    """A person's own words, only without the blanks around them and with one kind of line end."""
    if "\r" in text:
        text = LINE_ENDS.sub("\n", text)
    return text.strip().strip("\ufeff").strip() if "\ufeff" in text else text.strip()
