"""What a careful secretary would notice."""

import pytest

from phases.documents import checks
from tests.factories import documents as make


def noticed(text: str) -> list[str]:
    return [str(hint.what) + str(hint.why) for hint in checks.hints(make.body(text), make.figures())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一是领导带头。二是考勤。四是督查。", "三"),
        ("见镇发[2009]10号。", "〔2009〕10号"),
        ("全年办班12场。", "12"),
    ],
)
def test_slip_is_noticed(text, words):
    (hint,) = noticed(text)
    assert words in hint


def test_sound_text_is_left_alone():
    assert noticed("党组集中学习{{study.sessions}}。一是带头。二是考勤。见镇发〔2009〕10号，4月18日。") == []


def test_numbers_of_the_gate_are_its_own():
    body = make.body() | {"sections": [{"key": "unmet", "heading": "存在不足", "paragraphs": ["要求2人，实际1人。"]}]}
    assert checks.hints(body, {}) == []


def test_counted_zero_is_shown_with_its_clause_and_a_gap_is_not():
    figures = make.figures(exchanges="0", reports="1")
    body = make.body("形成调研报告{{study.reports}}，召开成果交流会{{study.exchanges}}，已转化{{study.unknown}}。")
    (hint,) = checks.hints(body, figures)
    assert "“召开成果交流会0" in str(hint.what)
