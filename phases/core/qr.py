"""QR codes as one path of an SVG: no picture file, no inline style, the same on a page and on paper."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Drawing:
    """`size` modules square, the quiet zone included; `path` draws the dark ones."""

    size: int
    path: str


def drawn(text: str) -> Drawing:
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return Drawing(len(rows), "".join(dark))
