import io
import re
import subprocess
import sys

import pytest
from pypdf import PdfReader

from phases.documents.paper import fonts, measures, printing, sheet
from tests.documents.paper import ink
from tests.factories import paper as papers

LONG = papers.paragraph("学习调研要联系实际解决问题务求实效" * 200)


def lines_of_body(pdf, page):
    """The lines of a page within the type area."""
    bottom = measures.PAGE_HEIGHT - measures.MARGIN_BOTTOM
    baselines = {round(one.baseline, 1) for one in ink.glyphs(pdf) if one.page == page and one.baseline < bottom}
    return sorted(baselines)


@pytest.mark.parametrize("make", [papers.paper, papers.traditional])
def test_a_full_page_has_22_lines_of_28_characters(make):
    pdf = printing.pdf(make(blocks=(LONG,)))
    body = [line for line in ink.lines(pdf, 2) if not line.startswith("—")]
    assert [len(line) for line in body] == [28] * 22
    page = [one for one in ink.glyphs(pdf) if one.page == 2 and one.points > 15]
    assert min(one.left for one in page) == pytest.approx(28, abs=0.1)
    assert max(one.right for one in page) == pytest.approx(184, abs=0.5)


def test_lines_are_a_twenty_second_of_the_type_area_apart():
    body = lines_of_body(printing.pdf(papers.paper(blocks=(LONG,))), 2)
    assert body[-1] - body[0] == pytest.approx(21 * 225 / 22, abs=0.5)


def test_a_paragraph_is_indented_by_two_characters():
    pdf = printing.pdf(papers.paper(mark="", blocks=(LONG,)))
    first = next(line for line in ink.lines(pdf, 1) if line.startswith("学习调研要"))
    assert len(first) == 26


@pytest.mark.parametrize("mark", ["镇江市科学技术局文件", "省委文件", "中国共产党镇江市科学技术局机关委员会文件"])
def test_the_mark_is_red_and_35_mm_below_the_type_area_on_one_line(mark):
    pdf = printing.pdf(papers.paper(mark=mark))
    drawn = [one for one in ink.glyphs(pdf) if one.page == 1][: len(mark)]
    assert "".join(one.text for one in drawn) == mark
    assert len({one.baseline for one in drawn}) == 1
    assert drawn[0].left >= 28
    assert drawn[-1].right <= 184
    top = drawn[0].baseline - 0.85 * drawn[0].points * 25.4 / 72  # as high as these characters are drawn
    assert top == pytest.approx(37 + 35, abs=0.3)


def test_the_rule_is_red_as_wide_as_the_type_area_and_4_mm_below_the_number():
    pdf = printing.pdf(papers.paper())
    rule = next(rule for rule in ink.rules(pdf) if rule.colour[0] > 0.8)
    number = next(one for one in ink.glyphs(pdf) if one.text == "发" and one.points < 17)
    assert (rule.left, rule.right) == (pytest.approx(28, abs=0.1), pytest.approx(184, abs=0.1))
    foot = number.baseline + 0.12 * number.points * 25.4 / 72
    assert rule.top - foot == pytest.approx(4, abs=0.6)


def test_an_upward_paper_has_its_number_left_and_its_signatory_right():
    pdf = printing.pdf(papers.paper(signatory="许喆堃"))
    line = next(line for line in ink.lines(pdf, 1) if "签发人" in line)
    assert line == "镇科发〔2009〕10号签发人：许喆堃"
    ends = [one for one in ink.glyphs(pdf) if one.text in {"镇", "堃"} and one.points < 17]
    assert ends[0].left == pytest.approx(28 + 16 * 25.4 / 72, abs=0.3)
    assert ends[1].right == pytest.approx(184 - 16 * 25.4 / 72, abs=0.5)


def test_page_numbers_stand_outside_7_mm_below_the_type_area():
    pdf = printing.pdf(papers.paper(blocks=(LONG,)))
    dashes = [one for one in ink.glyphs(pdf) if one.text == "—" and one.baseline > 262]
    odd = [one for one in dashes if one.page % 2]
    even = [one for one in dashes if not one.page % 2]
    assert max(one.right for one in odd) == pytest.approx(184 - 14 * 25.4 / 72, abs=0.5)
    assert min(one.left for one in even) == pytest.approx(28 + 14 * 25.4 / 72, abs=0.5)
    assert {round(one.points) for one in dashes} == {14}
    top = dashes[0].baseline - 0.88 * 14 * 25.4 / 72
    assert top == pytest.approx(262 + 7, abs=1)


@pytest.mark.parametrize("filling", range(1, 40, 3))
def test_the_foot_ends_with_the_type_area_of_the_last_page_and_covers_nothing(filling):
    blocks = tuple(papers.paragraph("短段。") for _ in range(filling))
    pdf = printing.pdf(papers.paper(blocks=blocks))
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    foot = [rule for rule in ink.rules(pdf) if rule.colour == (0.0, 0.0, 0.0)]
    assert {rule.page for rule in foot} == {pages}
    assert max(rule.bottom for rule in foot) == pytest.approx(262, abs=0.05)
    top = min(rule.top for rule in foot)
    above = [one.baseline for one in ink.glyphs(pdf) if one.page == pages and one.points > 15]
    assert all(baseline < top for baseline in above)


def test_the_first_page_shows_body_even_with_very_many_addressees():
    many = "，".join(f"第{number}科室" for number in range(120))
    pdf = printing.pdf(papers.paper(addressee=many))
    assert any("根据市委的统一部署" in line for line in ink.lines(pdf, 1))
    assert "主送：第0科室" in ink.text(pdf)


def test_the_date_starts_two_characters_right_of_the_name():
    pdf = printing.pdf(papers.paper(blocks=(papers.paragraph("正文。"),), copy_to="", printed_by=""))
    shown = ink.glyphs(pdf)
    name = next(one for one in reversed(shown) if one.text == "镇")
    date = next(one for one in reversed(shown) if one.text == "2")
    assert date.left - name.left == pytest.approx(2 * 16 * 25.4 / 72, abs=0.3)
    assert "2009年5月5日" in ink.text(pdf)


@pytest.mark.parametrize("filling", range(8, 16))
def test_no_page_holds_the_signature_without_a_line_of_text(filling):
    text = "本段用来填满一行又一行的正文内容。" * 4
    blocks = tuple(papers.paragraph(text) for _ in range(filling))
    pdf = printing.pdf(papers.paper(blocks=blocks, attachments=("登记册",), note="此件公开发布"))
    page = next(one.page for one in reversed(ink.glyphs(pdf)) if one.text == "附" and one.points > 15)
    assert any("正文内容" in line or "本段" in line or "一行又一行" in line for line in ink.lines(pdf, page))


def test_text_comes_back_in_order():
    pdf = printing.pdf(papers.paper(blocks=(sheet.Heading(1, "基本情况"), papers.paragraph(papers.HANS * 60))))
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 9
    read = re.sub(r"\s|— \d+ —", "", "".join(page.extract_text() for page in pages))
    front = ["镇江市科学技术局文件", "镇科发〔2009〕10号", "工作情况的报告", "办公室："]
    wanted = [*front, "一、基本情况", papers.HANS * 60, "抄送：", "印发"]
    places = [read.index(part) for part in wanted]
    assert places == sorted(places)


def test_the_file_names_its_title_author_and_language():
    reader = PdfReader(io.BytesIO(printing.pdf(papers.traditional())))
    assert reader.metadata.title == "省科技館學習實踐活動工作總結"
    assert reader.metadata.author == "中共省科技館支部委員會"
    assert reader.trailer["/Root"]["/Lang"] == "zh-Hant"


def test_the_same_paper_is_the_same_bytes_in_another_process():
    code = (
        "import django; django.setup();"
        "from tests.factories import paper as papers; from phases.documents.paper import printing;"
        "import hashlib; print(hashlib.sha256(printing.pdf(papers.paper(blocks=(papers.table(5),)))).hexdigest())"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "campaign.settings", "PYTHONPATH": ".", "PATH": "/usr/bin:/bin"}
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code], env=environment | {"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_a_long_table_repeats_its_head_and_stays_within_the_type_area():
    pdf = printing.pdf(papers.paper(annexes=(sheet.Annex("登记册", (papers.table(40),), landscape=True),)))
    pages = PdfReader(io.BytesIO(pdf)).pages
    wide = [number for number, page in enumerate(pages, 1) if page.mediabox.width > page.mediabox.height]
    assert len(wide) > 2
    assert all(any("序号" in line for line in ink.lines(pdf, number)) for number in wide)
    shown = [one for one in ink.glyphs(pdf) if one.page in wide and "—" not in one.text]
    assert min(one.left for one in shown) >= 35
    assert max(one.right for one in shown) <= 297 - 37
    assert max(one.baseline for one in shown if one.points == pytest.approx(12, abs=0.1)) <= 210 - 26
    assert len(pages) not in wide, "the foot of the paper stands on an upright page"


def test_a_figure_prints_plainly_and_a_missing_one_leaves_a_gap():
    text = papers.paragraph("集中学习", sheet.Bound("20"), "学时，补课", sheet.Bound(None), "人次。")
    pdf = printing.pdf(papers.paper(blocks=(text,)))
    assert "集中学习20学时，补课＿＿人次。" in ink.text(pdf)


@pytest.mark.parametrize("filling", range(21, 29))
def test_a_gap_stays_in_one_line_with_the_comma_behind_it_and_the_bracket_before(filling):
    blocks = [papers.paragraph("字" * filling, sheet.Bound(None), "，共计") for _ in range(2)]
    blocks.append(papers.paragraph("字" * filling, "（", sheet.Bound(None), "）。"))
    pdf = printing.pdf(papers.paper(blocks=tuple(blocks), addressee=""))
    lines = [line for page in (1, 2) for line in ink.lines(pdf, page)]
    assert sum("＿＿，" in line for line in lines) == 2
    assert sum("（＿＿）。" in line for line in lines) == 1
    assert not any(line.startswith(("，", "。", "）")) for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        '<img src="file:///etc/passwd">',
        "{{7*7}}{% now 'Y' %}",
        "</p><style>@import url(http://127.0.0.1:8131/x)</style>",
    ],
)
def test_hostile_text_prints_itself(text):
    pdf = printing.pdf(papers.paper(title=text, blocks=(papers.paragraph(text),), note=text))
    printed = "".join(ink.text(pdf).split())
    assert printed.count("".join(text.split())) == 3
    assert not any(page.images for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:8131/", "data:text/plain,x", "paper-font:x"])
def test_the_fetcher_loads_nothing_but_declared_fonts(url):
    from phases.documents.paper import fetching

    with pytest.raises(ValueError, match="nothing but its fonts"):
        fetching.FontFetcher(fonts.faces("zh-hans")).fetch(url)


@pytest.mark.parametrize(("make", "text"), [(papers.paper, papers.HANS), (papers.traditional, papers.HANT)])
def test_lines_cut_short_by_punctuation_still_end_at_the_right_edge(make, text):
    pdf = printing.pdf(make(blocks=(papers.paragraph(text * 12),)))
    ends = {}
    for one in ink.glyphs(pdf):
        if one.page == 2 and one.points > 15:
            ends[round(one.baseline)] = max(one.right, ends.get(round(one.baseline), 0))
    inner = [end for _, end in sorted(ends.items())][:15]
    counts = {len(line) for line in ink.lines(pdf, 2)[:15]}
    assert min(counts) < 28, "the text must hold a line that ends early"
    assert inner == pytest.approx([184] * 15, abs=0.3)
