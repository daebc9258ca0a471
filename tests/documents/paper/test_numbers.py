from datetime import date

import pytest

from phases.documents.paper import numbers, sheet


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"),
     (100, "一百"), (105, "一百〇五"), (110, "一百一十")]
)  # fmt: skip
def test_chinese_numerals(number, written):
    assert numbers.chinese(number) == written


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_chinese_refuses_what_no_heading_counts(number):
    with pytest.raises(ValueError, match="no number of a heading"):
        numbers.chinese(number)


@pytest.mark.trace("S-55")
def test_headings_number_themselves_and_start_anew_below_each():
    levels = [1, 2, 3, 4, 4, 3, 2, 3, 1, 2]
    assert list(numbers.numbered(levels)) == [
        "一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("镇发[2009]10号", "镇发〔2009〕10号"),
        ("镇发【2009】第010号", "镇发〔2009〕10号"),
        ("镇发(2009)3号", "镇发〔2009〕3号"),
        ("镇发 ［2009］ 3号", "镇发〔2009〕3号"),
        ("镇发〔2009〕＿＿号", "镇发〔2009〕＿＿号"),
        ("第10期", "第10期"),
    ],
)
def test_a_document_number_is_printed_with_the_brackets_of_the_standard(typed, printed):
    assert numbers.normalised(typed) == printed


def test_a_serial_not_yet_given_leaves_a_gap():
    assert numbers.document_number("镇科发", 2009, None) == "镇科发〔2009〕＿＿号"
    assert numbers.document_number("科館黨", 2009, 3, "zh-hant") == "科館黨〔2009〕3號"


def test_dates_have_no_leading_zeros():
    assert numbers.full_date(date(2009, 5, 5)) == "2009年5月5日"


def test_a_figure_nobody_recorded_is_a_gap_and_never_zero():
    assert str(sheet.Bound(None)) == "＿＿"
    assert str(sheet.Bound("")) == "＿＿"
    assert str(sheet.Bound("0")) == "0"
