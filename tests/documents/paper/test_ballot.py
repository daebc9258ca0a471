"""A blank ballot on one A4 page."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from phases.documents.paper import ballot, fonts
from phases.documents.paper.ballot import Ballot, Line
from phases.documents.paper.printing import PrintingError


def blank(questions):
    lines = tuple(Line(f"第{n}項是否深刻", ("深刻", "比較深刻", "一般", "不深刻")) for n in range(1, questions + 1))
    return Ballot(
        script="zh-hant", unit="省科技館", title="分析檢查報告評議測評表", how="每項只選一格。", item="測評項目",
        choice="評價", lines=lines, remarks="意見和建議", look="請着重看", guidance=("認識深不深",) * 7,
        dated_on=date(2009, 1, 6),
    )  # fmt: skip


@pytest.mark.parametrize("questions", [1, 6, 14])
def test_ballot_is_one_a4_page_with_every_question(questions):
    pages = PdfReader(BytesIO(ballot.pdf(blank(questions)))).pages
    assert len(pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    assert pages[0].extract_text().count("比較深刻") == questions


def test_machine_without_fonts_says_what_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "ready", lambda: False)
    with pytest.raises(PrintingError, match="apt-get"):
        ballot.pdf(blank(1))
