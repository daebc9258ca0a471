"""Words and the figures in them."""

import pytest

from phases.documents import body as words
from tests.factories import documents as make

FIGURES = make.figures(essays=None)


def test_text_prints_values_with_their_counters_and_gaps_for_what_nobody_recorded():
    assert words.plain("学习{{study.sessions}}，征文{{study.essays}}。", FIGURES) == "学习3次，征文＿＿次。"


def test_zero_that_was_recorded_is_a_zero():
    assert words.plain("{{study.sessions}}", make.figures(sessions="0")) == "0次"


def test_pieces_know_where_a_figure_comes_from():
    before, figure, after = words.pieces("学习{{ study.sessions }}。", FIGURES)
    assert (before.text, figure.text, figure.url, after.text) == ("学习", "3次", "/records/", "。")


def test_sign_of_no_figure_prints_as_a_gap():
    (piece,) = words.pieces("{{nobody.knows}}", FIGURES)
    assert (piece.text, piece.is_missing) == ("＿＿", True)


def test_figures_are_found_in_title_heading_text_and_closing():
    body = make.body("{{b}}") | {"title": "{{a}}", "closing": "{{c}}{{a}}"}
    assert words.tokens(body) == ["a", "b", "c"]


def test_values_that_look_like_signs_are_not_read_again():
    assert words.plain("{{study.sessions}}", make.figures(sessions="{{study.essays}}")) == "{{study.essays}}次"


@pytest.mark.parametrize("change", [{"title": "另一个"}, {"closing": "完"}, {"number": "1号"}, {"addressee": "市委"}])
def test_every_printed_word_is_covered_by_the_hash(change):
    assert words.fingerprint(make.body() | change, FIGURES) != words.fingerprint(make.body(), FIGURES)
