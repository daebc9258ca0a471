"""The editable Word file of a paper: the same measures, set with the faces that offices have installed."""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt, RGBColor

from phases.documents.paper import measures, numbers, sheet, wordml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

RED = RGBColor(0xE6, 0x00, 0x12)
SIDES = {"start": ALIGN.LEFT, "center": ALIGN.CENTER, "end": ALIGN.RIGHT}


def word(paper: sheet.Paper) -> bytes:
    document = docx.Document()
    faces = wordml.FACES[paper.script]
    wordml.set_defaults(document, faces["body"])
    wordml.set_up_page(document.sections[0], faces["song"])
    wordml.different_even_pages(document)
    _describe(document, paper)
    _head(document, paper, faces)
    if paper.addressee and paper.addressed_on_first_page:
        _line(document, f"{paper.addressee}：", indent=0)
    _blocks(document, paper.blocks, faces)
    _attachments(document, paper)
    _signature(document, paper)
    for index, annex in enumerate(paper.annexes, start=len(paper.attachments) + 1):
        _annex(document, paper, annex, index)
    if paper.annexes and paper.annexes[-1].landscape:
        _new_section(document, faces, landscape=False)
    _foot(document, paper)
    return _packed(document)


def _describe(document: "Document", paper: sheet.Paper) -> None:
    about = document.core_properties
    about.title, about.author, about.comments = paper.heading, paper.signed_by, ""
    about.subject = numbers.normalised(paper.number)
    about.language = "zh-TW" if paper.script == "zh-hant" else "zh-CN"
    day = paper.dated_on or date(2000, 1, 1)
    about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _head(document: "Document", paper: sheet.Paper, faces: dict[str, str]) -> None:
    if paper.mark:
        mark = _line(document, paper.mark, indent=0, face=faces["title"], size=measures.mark_size(paper.mark))
        mark.alignment = ALIGN.CENTER
        mark.runs[0].font.color.rgb = RED
        mark.paragraph_format.space_before = Mm(measures.MARK_BELOW_TOP)
        mark.paragraph_format.line_spacing = Pt(measures.mark_size(paper.mark) * 1.15)
        number = _line(document, numbers.normalised(paper.number), indent=0)
        number.paragraph_format.space_before = Mm(2 * measures.LINE)
        number.paragraph_format.line_spacing = Pt(measures.BODY * 1.2)
        if paper.signatory:
            number.paragraph_format.left_indent = number.paragraph_format.right_indent = Pt(measures.BODY)
            number.paragraph_format.tab_stops.add_tab_stop(wordml.right_edge(), wordml.RIGHT)
            wordml.dress(number.add_run(f"\t{paper.words.signatory}："), faces["body"])
            wordml.dress(number.add_run(paper.signatory), faces["kai"])
        else:
            number.alignment = ALIGN.CENTER
        wordml.rule_below(number, measures.RULE_BELOW_NUMBER * measures.MM)
    title = _line(document, "\n".join(paper.title_lines), indent=0, face=faces["title"], size=measures.TITLE)
    title.alignment = ALIGN.CENTER
    title.paragraph_format.space_before = Mm(2 * measures.LINE if paper.mark else 0)
    title.paragraph_format.space_after = Mm(measures.LINE)
    title.paragraph_format.line_spacing = Pt(32)


def _blocks(document: "Document", blocks: tuple[sheet.Block, ...], faces: dict[str, str]) -> None:
    for number, block in sheet.numbered(blocks):
        if isinstance(block, sheet.Heading):
            face = (faces["hei"], faces["kai"], faces["body"], faces["body"])[block.level - 1]
            heading = _line(document, number + block.text, face=face)
            heading.paragraph_format.keep_with_next = True
            wordml.outline(heading, block.level)
        elif isinstance(block, sheet.Paragraph):
            _line(document, block.text)
        else:
            _table(document, block, faces)


def _table(document: "Document", block: sheet.Table, faces: dict[str, str]) -> None:
    if block.caption:
        _line(document, block.caption, indent=0, face=faces["hei"], size=12).alignment = ALIGN.CENTER
    section = document.sections[-1]
    whole = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
    table.autofit = False
    wordml.repeat_head(table.rows[0])
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = round(whole * width / 100)
    content = [[column.heading for column in block.columns], *([sheet.cell(one) for one in row] for row in block.rows)]
    for row_number, (row, texts) in enumerate(zip(table.rows, content, strict=True)):
        for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = round(whole * block.widths[index] / 100)
            _fill(cell.paragraphs[0], text, faces["body"] if row_number else faces["hei"], 12)
            cell.paragraphs[0].alignment = SIDES[block.columns[index].align] if row_number else ALIGN.CENTER


def _attachments(document: "Document", paper: sheet.Paper) -> None:
    names = paper.attachment_names
    for index, name in enumerate(names):
        label = f"{paper.words.attachment}：" if index == 0 else ""
        line = _line(document, f"{label}{f'{index + 1}.' if len(names) > 1 else ''}{name}", indent=-3 if label else 0)
        line.paragraph_format.left_indent = Pt(5 * measures.BODY)
        if index == 0:
            line.paragraph_format.space_before = Mm(measures.LINE)


def _signature(document: "Document", paper: sheet.Paper) -> None:
    """Without a seal: the date starts two characters right of the name (7.3.5.2)."""
    dated = numbers.full_date(paper.dated_on) if paper.dated_on else ""
    long = sum(0.5 if character.isascii() else 1 for character in dated)
    left = measures.CHARACTERS - 2 - max(len(paper.signed_by), long + 2)
    for text, shift in ((paper.signed_by, 0), (dated, 2)):
        if text:
            line = _line(document, text, indent=0)
            line.paragraph_format.left_indent = Pt((left + shift) * (measures.BODY + measures.SPACING))
            line.paragraph_format.space_before = Mm(0 if shift else measures.LINE)
            line.paragraph_format.keep_with_next = not shift
    if paper.note:
        _line(document, f"（{paper.note}）")


def _annex(document: "Document", paper: sheet.Paper, annex: sheet.Annex, index: int) -> None:
    faces = wordml.FACES[paper.script]
    _new_section(document, faces, landscape=annex.landscape)
    _line(document, paper.annex_label(index), indent=0, face=faces["hei"])
    title = _line(document, annex.title, indent=0, face=faces["title"], size=measures.TITLE)
    title.alignment = ALIGN.CENTER
    title.paragraph_format.line_spacing = Pt(32)
    title.paragraph_format.space_before = title.paragraph_format.space_after = Mm(measures.LINE)
    _blocks(document, annex.blocks, faces)


def _new_section(document: "Document", faces: dict[str, str], *, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    wordml.set_up_page(section, faces["song"], landscape=landscape)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def _foot(document: "Document", paper: sheet.Paper) -> None:
    """A table that floats at the bottom of the type area of the page it comes to stand on."""
    face = wordml.FACES[paper.script]["body"]
    printed = numbers.full_date(paper.printed_on) + paper.words.issued if paper.printed_on else ""
    lines = [f"{label}：{names}。" for label, names in paper.copies]
    lines += [f"{paper.printed_by}\t{printed}"] if paper.printed_by else []
    if not lines:
        return
    table = document.add_table(rows=len(lines), cols=1)
    wordml.float_at_foot(table)
    for row, text in zip(table.rows, lines, strict=True):
        row.cells[0].width = Mm(measures.TYPE_WIDTH)
        line = row.cells[0].paragraphs[0]
        _fill(line, text, face, measures.SMALL)
        line.paragraph_format.left_indent = Pt(measures.SMALL * (1 if "\t" in text else 4))
        line.paragraph_format.first_line_indent = Pt(0 if "\t" in text else -3 * measures.SMALL)
        line.paragraph_format.right_indent = Pt(measures.SMALL)
        line.paragraph_format.tab_stops.add_tab_stop(wordml.right_edge(), wordml.RIGHT)


def _line(
    document: "Document", text: str, *, indent: float = 2, face: str = "", size: float = measures.BODY
) -> "Paragraph":
    """One paragraph on the line grid, indented by so many characters."""
    line = document.add_paragraph()
    line.paragraph_format.first_line_indent = Pt(indent * (measures.BODY + measures.SPACING))
    wordml.dress(line.add_run(text), face, size)
    return line


def _fill(line: "Paragraph", text: str, face: str, size: float) -> None:
    wordml.dress(line.add_run(text), face, size)
    line.paragraph_format.line_spacing = 1.0


def _packed(document: Any) -> bytes:
    """The file with a fixed time on each part, so that the same paper is the same bytes."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in parts.namelist():
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
