"""Even right edges: WeasyPrint widens spaces only, and Chinese has none.

A line that ended early, because a comma may not begin the next one, is spread over the type area by widening the
distance of its characters. Done on the finished layout, so nothing moves from one line or page to another; the
renderer sets each text anew from its style when it draws.
"""

from collections.abc import Iterator
from typing import Any

CHARACTERS_SHORT = 2.5
"""A line that lacks more than that was ended on purpose."""


def justify(pages: Any) -> None:
    lines: dict[int, list[tuple[float, Any]]] = {}
    for page in pages:
        for block in _paragraphs(page._page_box):  # noqa: SLF001 -- the layout has no other door
            lines.setdefault(id(block.element), []).extend((block.width, line) for line in block.children)
    for paragraph in lines.values():
        for width, line in paragraph[:-1]:
            _spread(line, width - line.width)


def _paragraphs(box: Any) -> Iterator[Any]:
    """Running text only: head, tables and foot have their own alignment."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "p":
            if "class" not in child.element.attrib:
                yield child
        elif child.element_tag in {"html", "body", "section"}:
            yield from _paragraphs(child)


def _spread(line: Any, lacking: float) -> None:
    texts = list(_texts(line))
    gaps = sum(len(text.text) for text in texts) - 1
    if gaps < 1 or not 0 < lacking <= CHARACTERS_SHORT * texts[0].style["font_size"]:
        return
    extra, moved = lacking / gaps, 0.0
    for text in texts:
        text.position_x += moved
        text.style = text.style.copy()
        text.style["letter_spacing"] += extra
        text.width += extra * len(text.text)
        moved += extra * len(text.text)


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if hasattr(child, "text"):
            yield child
        else:
            yield from _texts(child)
