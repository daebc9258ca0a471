"""What python-docx has no words for: East Asian faces, the character grid, floating tables, page number fields."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from phases.documents.paper import measures
from phases.documents.paper.words import Script

FACES: dict[Script, dict[str, str]] = {
    "zh-hans": {
        "body": "仿宋_GB2312",
        "kai": "楷体_GB2312",
        "hei": "黑体",
        "song": "宋体",
        "title": "方正小标宋简体",
    },
    "zh-hant": {"body": "仿宋", "kai": "標楷體", "hei": "微軟正黑體", "song": "新細明體", "title": "方正小標宋繁體"},
}
"""Names under which Word and WPS know the faces of the standard; none of them is delivered with this product."""

LATIN = "Times New Roman"
RIGHT = WD_TAB_ALIGNMENT.RIGHT
TWIPS = 20
QUARTERS = 4096
"""Character spacing of a document grid is counted in 4096ths of a point."""


def right_edge() -> Length:
    """Where the last character of a line ends that is indented by one character on both sides."""
    return Pt(measures.TYPE_WIDTH * measures.MM - measures.BODY)


def set_defaults(document: Any, face: str) -> None:
    """Body text in 3号仿宋, one line every 22nd of the type area."""
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(measures.BODY), LATIN
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    # Rounded down to Word's twentieths of a point: rounded up, the 22nd line would fall off the page.
    shape.line_spacing = Pt(int(measures.LINE * measures.MM * TWIPS) / TWIPS)
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    shape.widow_control = False


def set_up_page(section: Any, face: str, *, landscape: bool = False) -> None:
    sides = [measures.MARGIN_TOP, measures.MARGIN_RIGHT, measures.MARGIN_BOTTOM, measures.MARGIN_LEFT]
    width, height = measures.PAGE_WIDTH, measures.PAGE_HEIGHT
    if landscape:
        # The upright page turned: its left margin is on top now.
        sides, (width, height) = [sides[3], *sides[:3]], (height, width)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, sides)
    section.footer_distance = Mm(sides[2] - measures.NUMBER_BELOW_TYPE) - Pt(measures.SMALL * 1.2)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 -- python-docx has no door to the grid
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)  # noqa: SLF001 - python-docx names no public way
    pitch = measures.TYPE_WIDTH * measures.MM / measures.CHARACTERS - measures.BODY
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(int(measures.LINE * measures.MM * TWIPS)))
    grid.set(qn("w:charSpace"), str(round(pitch * QUARTERS)))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _page_number(footer.paragraphs[0], face, side)


def different_even_pages(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True


def dress(run: Any, face: str, size: float = measures.BODY) -> None:
    run.font.size = Pt(size)
    if face:
        run.font.name = LATIN
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)  # noqa: SLF001 - python-docx names no public way


def rule_below(paragraph: Any, distance: float) -> None:
    """A red line of half a millimetre, so many points below."""
    border = _element("w:bottom", val="single", sz="12", space=str(round(distance)), color="E60012")
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")  # noqa: SLF001 - python-docx names no public way


def outline(paragraph: Any, level: int) -> None:
    """The heading's place in Word's navigation, without Word's own look of headings."""
    paragraph._p.get_or_add_pPr().append(_element("w:outlineLvl", val=str(level - 1)))  # noqa: SLF001 - python-docx names no public way


def repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001 - python-docx names no public way


def float_at_foot(table: Any) -> None:
    """Fixed to the bottom of the type area, with the thick and thin lines of the standard (7.4.1)."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx names no public way
    place = _element(
        "w:tblpPr", horzAnchor="margin", vertAnchor="margin", tblpXSpec="center", tblpYSpec="bottom", leftFromText="0"
    )
    properties.insert_element_before(
        place, "w:tblOverlap", "w:bidiVisual", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook"
    )
    borders = OxmlElement("w:tblBorders")
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 6)):
        borders.append(_element(f"w:{side}", val="single", sz=str(eighths), space="0", color="000000"))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _page_number(paragraph: Any, face: str, side: str) -> None:
    """— 1 — in 4号, one character in from the outer edge."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
    indent = {"right": "right_indent", "left": "left_indent"}[side]
    setattr(paragraph.paragraph_format, indent, Pt(measures.SMALL))
    paragraph.paragraph_format.line_spacing = 1.0
    for content in ("— ", "begin", "PAGE", "end", " —"):
        run = paragraph.add_run(content if content.strip() == "—" else "")
        dress(run, face, measures.SMALL)
        if content in {"begin", "end"}:
            run._r.append(_element("w:fldChar", fldCharType=content))  # noqa: SLF001 - python-docx names no public way
        elif content == "PAGE":
            instruction = OxmlElement("w:instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)  # noqa: SLF001 - python-docx names no public way


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
