"""What a printed PDF really draws: each glyph with its place, its size and its outline, and each ruled line.

Reads the content streams and the embedded font programs themselves, so that neither a missing glyph nor a wrong place
can hide behind text that merely extracts well. Millimetres count from the page's top left corner.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.untraced import untraced

MM = 25.4 / 96  # the renderer's unit is a CSS pixel


@dataclass(frozen=True)
class Glyph:
    page: int
    text: str
    left: float
    right: float
    baseline: float
    points: float
    font: str
    drawn: bool


@dataclass(frozen=True)
class Rule:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[float, ...]


class Font:
    def __init__(self, described):
        inner = described["/DescendantFonts"][0].get_object()
        self.name = str(described["/BaseFont"]).split("+")[-1]
        self.widths = dict(_widths(inner["/W"]))
        self.texts = dict(_texts(described["/ToUnicode"].get_data().decode()))
        files = inner["/FontDescriptor"]
        program = (files.get("/FontFile2") or files.get("/FontFile3")).get_object().get_data()
        self.program = TTFont(io.BytesIO(program))
        compact = "CFF " in self.program  # then asked for outlines alone, not for 65,000 widths beside them
        self.outlines = self.program["CFF "].cff[0].CharStrings if compact else self.program.getGlyphSet()
        self.order = self.program.getGlyphOrder()
        self.known = {}

    def draws(self, gid):
        """Whether this id leaves ink, and is not the box that stands for a missing glyph."""
        if gid not in self.known:
            pen = RecordingPen()
            if 0 < gid < len(self.order):
                self.outlines[self.order[gid]].draw(pen)
            self.known[gid] = bool(pen.value)
        return self.known[gid]


@lru_cache(maxsize=2)  # one test asks the same file for its glyphs, its lines and its text
@untraced
def glyphs(pdf: bytes) -> list[Glyph]:
    return [glyph for number, page in _pages(pdf) for glyph in _page_glyphs(number, page)]


@untraced
def rules(pdf: bytes) -> list[Rule]:
    """Every border and rule: the renderer clips to its outline (m, l, l, l) and fills that."""
    found = []
    for number, (page, reader) in _pages(pdf):
        corners, colour = [], ()
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"m":
                corners = [operands]
            elif operator == b"l":
                corners.append(operands)
            elif operator == b"rg":
                colour = tuple(round(float(part), 2) for part in operands)
            elif operator == b"f*" and corners:
                across, down = ([float(corner[axis]) * MM for corner in corners] for axis in (0, 1))
                found.append(Rule(number, min(across), min(down), max(across), max(down), colour))
                corners = []
    return found


def lines(pdf: bytes, page: int) -> list[str]:
    """The texts of a page, line by line from the top."""
    by_baseline = {}
    for glyph in glyphs(pdf):
        if glyph.page == page:
            by_baseline.setdefault(round(glyph.baseline), []).append(glyph)
    return [
        "".join(glyph.text for glyph in sorted(line, key=lambda one: one.left))
        for _, line in sorted(by_baseline.items())
    ]


def text(pdf: bytes) -> str:
    return "".join(glyph.text for glyph in glyphs(pdf))


def missing(pdf: bytes) -> set[str]:
    """The characters that should leave ink and do not."""
    return {glyph.text for glyph in glyphs(pdf) if glyph.text.strip() and not glyph.drawn}


def _pages(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    return [(number, (page, reader)) for number, page in enumerate(reader.pages, start=1)]


def _page_glyphs(number, page_and_reader) -> Iterator[Glyph]:
    page, reader = page_and_reader
    fonts = {name: _font(reader, name, found) for name, found in page["/Resources"].get("/Font", {}).items()}
    font, size, left, baseline = None, 0.0, 0.0, 0.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tm":
            left, baseline = float(operands[4]), float(operands[5])
        elif operator == b"Tf":
            font, size = fonts[operands[0]], float(operands[1])
        elif operator == b"TJ":
            for part in operands[0]:
                if not hasattr(part, "original_bytes"):
                    left -= float(part) / 1000 * size
                    continue
                raw = part.original_bytes
                for gid in (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)):
                    right = left + font.widths.get(gid, 1000) / 1000 * size
                    yield Glyph(
                        number, font.texts.get(gid, "\ufffd"), left * MM, right * MM, baseline * MM,
                        size * 0.75, font.name, font.draws(gid),
                    )  # fmt: skip
                    left = right


def _font(reader, name, reference):
    """Each embedded font is read once for the whole file."""
    read = reader.__dict__.setdefault("fonts_read", {})
    if name not in read:
        read[name] = Font(reference.get_object())
    return read[name]


def _widths(listed) -> Iterator[tuple[int, float]]:
    items = [item.get_object() for item in listed]
    for first, widths in zip(items[::2], items[1::2], strict=True):
        for offset, width in enumerate(widths):
            yield int(first) + offset, float(width)


def _texts(cmap) -> Iterator[tuple[int, str]]:
    for gid, text in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", cmap):
        yield int(gid, 16), bytes.fromhex(text).decode("utf-16-be")
