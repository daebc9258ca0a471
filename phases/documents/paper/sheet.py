"""What stands on an official paper: frozen values, no layout (GB/T 9704-2012 7.2-7.4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from phases.documents.paper import measures, numbers, titles, words


@dataclass(frozen=True)
class Bound:
    """A figure bound to its records; it prints as plain text, and as a gap when nobody recorded it."""

    text: str | None

    def __str__(self) -> str:
        return words.UNRECORDED if self.text in {None, ""} else str(self.text)


Run = str | Bound


@dataclass(frozen=True)
class Heading:
    """`text` without a number: the paper counts its headings itself."""

    level: Literal[1, 2, 3, 4]
    text: str


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(str(run) for run in self.runs)


@dataclass(frozen=True)
class Column:
    """`width` is a share of the type area's width; the shares of a table are scaled to fill it."""

    heading: str
    width: float = 1
    align: Literal["start", "center", "end"] = "center"


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Run | None, ...], ...]
    caption: str = ""

    @property
    def widths(self) -> tuple[float, ...]:
        """Percent of the type area for each column."""
        whole = sum(column.width for column in self.columns)
        return tuple(round(100 * column.width / whole, 3) for column in self.columns)


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Annex:
    """Printed behind the signature, each on a new page; a wide table asks for a landscape page."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """One issued paper.

    `title` breaks where its author breaks it (newlines), and between words where it is too long. `signatory` makes it
    an upward paper: number left, signatory right. `attachments` names what is sent along; annexes are added to that
    list by themselves. `anchor` is one line with which the paper can be checked against the audit trail, printed small
    at the foot of the last page.

    `issue` makes it a bulletin: the issue below the mark, `edited_by` left and the day right above the red rule.
    """

    title: str
    blocks: tuple[Block, ...]
    script: words.Script = "zh-hans"
    mark: str = ""
    number: str = ""
    signatory: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signed_by: str = ""
    dated_on: date | None = None
    note: str = ""
    copy_to: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    anchor: str = ""
    issue: str = ""
    edited_by: str = ""

    @property
    def words(self) -> words.Words:
        return words.WORDS[self.script]

    @property
    def title_lines(self) -> list[str]:
        return list(titles.broken(self.title, measures.TITLE_CHARACTERS))

    @property
    def heading(self) -> str:
        """The title in one line, for the file's own metadata."""
        return "".join(self.title_lines)

    @property
    def addressed_on_first_page(self) -> bool:
        """False when so many addressees would push the body off page one: they move to the foot (7.3.2, 7.4.2)."""
        title = sum(-(-len(line) // measures.TITLE_CHARACTERS) for line in self.title_lines)
        head = (measures.MARK_BELOW_TOP + 15) / measures.LINE + 3.4 if self.mark else 0
        addressee = -(-len(self.addressee) // measures.CHARACTERS)
        return head + 2 + title + 1 + addressee + 2 <= measures.LINES

    @property
    def copies(self) -> list[tuple[str, str]]:
        """The lines of the foot above the printing office: addressees that found no room in front, then copies."""
        moved = "" if self.addressed_on_first_page else self.addressee
        lines = [(self.words.send_to, moved), (self.words.copy_to, self.copy_to)]
        return [(label, names.rstrip("。.")) for label, names in lines if names]

    @property
    def attachment_names(self) -> tuple[str, ...]:
        return self.attachments + tuple(annex.title for annex in self.annexes)

    def annex_label(self, index: int) -> str:
        """附件, with its number where there are several."""
        return f"{self.words.attachment}{index if len(self.attachment_names) > 1 else ''}"


def numbered(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with the number of its heading ("" for what is no heading)."""
    counted = numbers.numbered(block.level for block in blocks if isinstance(block, Heading))
    for block in blocks:
        yield (next(counted) if isinstance(block, Heading) else ""), block


def cell(value: Run | None) -> str:
    """What stands in a table's cell: None was never recorded."""
    return words.UNRECORDED if value is None else str(value)
