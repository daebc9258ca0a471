"""The PDF of a paper."""

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.template import loader

from phases.documents.paper import fonts, justifying, measures, numbers, sheet, words

GAP = re.compile("([（《“「『]*)(＿+)([，。、；：？！）》”」』％%]*)")
"""A gap to fill in is drawn in one face, as one unbroken line, with the punctuation that may not part from it."""


class PrintingError(Exception):
    """The machine lacks what printing needs; the message names the command that mends it."""


def pdf(paper: sheet.Paper) -> bytes:
    """The same paper gives the same bytes on the same machine, so that their hash can be kept."""
    if not fonts.ready():
        raise PrintingError(f"No Chinese font is installed. Install one: {fonts.APT}")
    try:
        # Half a second and a native library, needed by the worker that prints and by nobody else.
        import weasyprint

        from phases.documents.paper import fetching
    except OSError as error:
        raise PrintingError("Pango is missing. Install it: apt-get install libpangoft2-1.0-0") from error
    faces = fonts.faces(paper.script)
    page = html(paper)
    style = stylesheet(paper, faces)
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    with _no_collection():
        sheet_of_style = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration)
        document = weasyprint.HTML(string=page, url_fetcher=fetcher).render(
            stylesheets=[sheet_of_style], font_config=configuration, presentational_hints=True
        )
        justifying.justify(document.pages)
        identifier = hashlib.sha256((page + style).encode()).digest()[:16]
        printed: bytes = document.write_pdf(pdf_identifier=identifier, pdf_tags=True)
    return printed


def html(paper: sheet.Paper) -> str:
    """The paper as a page of HTML; every word of it is escaped by the template engine."""
    return loader.render_to_string(
        "documents/paper/paper.html",
        {
            "paper": paper,
            "number": _parts(numbers.normalised(paper.number)),
            "subject": numbers.normalised(paper.number),
            "dated": numbers.full_date(paper.dated_on) if paper.dated_on and not paper.issue else "",
            "issued_on": numbers.full_date(paper.dated_on) if paper.dated_on and paper.issue else "",
            "printed": numbers.full_date(paper.printed_on) if paper.printed_on else "",
            "blocks": _laid_out(paper.blocks),
            "apart": bool(paper.annexes) and paper.annexes[-1].landscape,
            "annexes": [
                {"label": paper.annex_label(index), "annex": annex, "blocks": _laid_out(annex.blocks)}
                for index, annex in enumerate(paper.annexes, start=len(paper.attachments) + 1)
            ],
        },
    )


def stylesheet(paper: sheet.Paper, faces: list[fonts.Face]) -> str:
    return loader.render_to_string(
        "documents/paper/paper.css",
        {
            "m": vars(measures),
            "faces": faces,
            "stacks": {role: fonts.stack(paper.script, role) for role in fonts.ROLES}
            | {"gap": ", ".join(fonts.INSTALLED[paper.script]["title"])},
            "mark_size": measures.mark_size(paper.mark),
            "mark_spacing": measures.mark_spacing(paper.mark),
        },
    )


def _laid_out(blocks: tuple[sheet.Block, ...]) -> list[dict[str, Any]]:
    """The blocks as the template prints them."""
    return [_block(number, block) for number, block in sheet.numbered(blocks)]


def _block(number: str, block: sheet.Block) -> dict[str, Any]:
    if isinstance(block, sheet.Heading):
        return {"kind": "heading", "tag": f"h{block.level + 1}", "text": number + block.text}
    if isinstance(block, sheet.Paragraph):
        return {"kind": "paragraph", "parts": _parts(block.text)}
    columns = list(zip(block.columns, block.widths, strict=True))
    rows = [
        [_cell(value, column.align) for value, column in zip(row, block.columns, strict=True)] for row in block.rows
    ]
    return {"kind": "table", "caption": block.caption, "columns": columns, "rows": rows}


def _parts(text: str) -> list[dict[str, str]]:
    """Plain stretches, and gaps with what stands close before and after them."""
    found, end = list[dict[str, str]](), 0
    for gap in GAP.finditer(text):
        found.append({"text": text[end : gap.start()]})
        found.append({"before": gap[1], "gap": gap[2], "after": gap[3]})
        end = gap.end()
    return [*found, {"text": text[end:]}]


def _cell(value: sheet.Run | None, align: str) -> dict[str, str]:
    text = sheet.cell(value)
    return {"text": text, "style": f"{align} gap" if text == words.UNRECORDED else align}


@contextmanager
def _no_collection() -> Iterator[None]:
    """A fifth of the time goes into the garbage collector, which finds nothing while the boxes live (measured)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
            gc.collect()
