"""A blank ballot on one A4 page."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from phases.documents.paper import ballot, fonts
from phases.documents.paper.ballot import Ballot, Line
from phases.documents.paper.printing import PrintingError


def blank(questions):
    lines = tuple(Line(f"第{n}項是否深刻", ("深刻", "比較深刻", "一般", "不深刻")) for n in range(1, questions + 1))
    return Ballot(
        script="zh-hant", unit="省科技館", title="分析檢查報告評議測評表", how="每項只選一格。", blank="不選為棄權。",
        item="測評項目", choice="評價", lines=lines, remarks="意見和建議", look="請着重看",
        guidance=("認識深不深",) * 7, dated_on=date(2009, 1, 6),
    )  # fmt: skip


@pytest.mark.parametrize("questions", [1, 6, 14])
def test_ballot_is_one_a4_page_with_every_question(questions):
    pages = PdfReader(BytesIO(ballot.pdf(blank(questions)))).pages
    assert len(pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    assert pages[0].extract_text().count("比較深刻") == questions


def boxes(page):
    """Sides, in millimetres, of the square frames that the page draws."""
    drawn = ContentStream(page.get_contents(), page.pdf).operations
    sides = [[float(side) * 25.4 / 96 for side in given[2:]] for given, operator in drawn if operator == b"re"]
    return [round(width, 1) for width, height in sides if width == height and width < 4.5]


@pytest.mark.parametrize("questions", [6, 40])
def test_boxes_take_a_tick_by_hand_and_stand_with_their_question(questions):
    pages = PdfReader(BytesIO(ballot.pdf(blank(questions)))).pages
    for page in pages:
        asked = page.extract_text().count("是否深刻")
        assert boxes(page) == [4.0] * asked * 4
    assert sum(len(boxes(page)) for page in pages) == questions * 4


def test_ballot_of_several_pages_says_which_one_it_is():
    pages = PdfReader(BytesIO(ballot.pdf(blank(40)))).pages
    assert [page.extract_text().count(f"{number} / {len(pages)}") for number, page in enumerate(pages, 1)] == [1] * len(
        pages
    )
    assert "1 / 1" not in PdfReader(BytesIO(ballot.pdf(blank(6)))).pages[0].extract_text()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (("满意", "比较满意", "基本满意", "不满意"), [4]),
        (("优秀", "称职", "基本称职", "不称职", "不了解情况"), [3, 2]),
        (("每月召开一次全体职工会议", "维持现状"), [1, 1]),
    ],
)
def test_words_stand_in_rows_of_like_length(words, rows):
    assert [len(row) for row in Line("问题", words).rows] == rows


def test_machine_without_fonts_says_what_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "ready", lambda: False)
    with pytest.raises(PrintingError, match="apt-get"):
        ballot.pdf(blank(1))
