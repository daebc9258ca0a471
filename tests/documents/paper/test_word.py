import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from phases.documents.paper import sheet, word
from tests.factories import paper as papers


def opened(paper):
    return docx.Document(io.BytesIO(word.word(paper)))


def millimetres(length):
    return round(length.mm, 1)


def test_the_page_has_the_margins_and_the_grid_of_the_standard():
    section = opened(papers.paper()).sections[0]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    assert [millimetres(margin) for margin in margins] == [37, 26, 35, 28]
    grid = section._sectPr.find(qn("w:docGrid"))
    lines = 225 / 25.4 * 72 * 20 / int(grid.get(qn("w:linePitch")))
    characters = 156 / 25.4 * 72 / (16 + int(grid.get(qn("w:charSpace"))) / 4096)
    assert (int(lines), round(characters, 1)) == (22, 28)


@pytest.mark.parametrize(
    ("make", "faces"),
    [
        (papers.paper, ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"]),
        (papers.traditional, ["方正小標宋繁體", "微軟正黑體", "標楷體", "仿宋"]),
    ],
)
def test_the_faces_are_those_that_offices_have(make, faces):
    written = zipfile.ZipFile(io.BytesIO(word.word(make(signatory="许喆堃"))))
    content = (written.read("word/document.xml") + written.read("word/styles.xml")).decode()
    assert all(f'w:eastAsia="{face}"' in content for face in faces)


def test_the_words_come_in_order_with_numbered_headings():
    blocks = (sheet.Heading(1, "甲"), sheet.Heading(2, "乙"), papers.paragraph("补课", sheet.Bound(None), "人次。"))
    texts = [line.text for line in opened(papers.paper(blocks=blocks, note="联系人")).paragraphs if line.text]
    assert texts == [
        "镇江市科学技术局文件",
        "镇科发〔2009〕10号",
        "镇江市科学技术局关于学习调研阶段\n工作情况的报告",
        "市委学习实践活动领导小组办公室：",
        "一、甲",
        "（一）乙",
        "补课＿＿人次。",
        "镇江市科学技术局",
        "2009年5月5日",
        "（联系人）",
    ]


def test_page_numbers_are_fields_right_on_odd_and_left_on_even_pages():
    document = opened(papers.paper())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, indent in ((section.footer, "right_indent"), (section.even_page_footer, "left_indent")):
        line = footer.paragraphs[0]
        assert "PAGE" in line._p.xml
        assert line.text.strip() == "—  —"
        assert getattr(line.paragraph_format, indent).pt == 14


def test_the_foot_floats_at_the_bottom_of_the_type_area():
    foot = opened(papers.paper()).tables[-1]
    assert [row.cells[0].text for row in foot.rows] == [
        "抄送：市委第三指导检查组。",
        "镇江市科学技术局办公室\t2009年5月6日印发",
    ]
    place = foot._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")


def test_a_wide_annex_has_a_landscape_page_and_a_repeated_head():
    annex = sheet.Annex("登记册", (papers.table(3),), landscape=True)
    document = opened(papers.paper(annexes=(annex,)))
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "许喆堃", "19.5", "第三次缺席，已补课"]


def test_the_same_paper_is_the_same_file():
    assert word.word(papers.paper()) == word.word(papers.paper())
