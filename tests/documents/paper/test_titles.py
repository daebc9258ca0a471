"""Titles of official papers break between words (GB/T 9704-2012 7.3.1)."""

import pytest

from phases.documents.paper import titles


@pytest.mark.parametrize(
    "lines",
    [
        ("關於成立省科技館開展", "深入學習實踐科學發展觀活動領導小組的通知"),
        ("省科技館開展深入學習實踐科學發展觀活動", "第二階段工作方案"),
        ("镇江市科学技术局", "深入学习实践科学发展观活动实施方案"),
        ("省科技館開展深入學習實踐科學發展觀活動", "動員大會"),
        ("关于在我市开展知识产权质押的", "可行性研究与思考"),
    ],
)
def test_long_title_keeps_its_words_whole(lines):
    assert titles.broken("".join(lines), 20) == lines


def test_title_breaks_where_its_author_breaks_it():
    assert titles.broken("關於報送學習實踐活動\n分析檢查階段工作情況的報告", 20) == (
        "關於報送學習實踐活動",
        "分析檢查階段工作情況的報告",
    )


@pytest.mark.parametrize("length", [20, 21, 40, 45, 61])
def test_no_line_is_too_long_and_no_sign_is_lost(length):
    lines = titles.broken("甲" * length, 20)
    assert "".join(lines) == "甲" * length
    assert max(map(len, lines)) <= 20
    assert len(lines) == -(-length // 20)


def test_bracket_and_comma_stay_with_their_words():
    lines = titles.broken("镇江市科学技术局关于转发《市委学习实践活动办公室通知》、《补充通知》的通知", 20)
    assert not [line for line in lines if line[0] in "》、的" or line[-1] == "《"]
