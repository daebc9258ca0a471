"""Two versions beside each other."""

from phases.documents import compare
from tests.factories import documents as make


def changes(old: str, new: str, **figures: str) -> list[tuple[str, str, str]]:
    passages = compare.compare_bodies(make.body(old), make.figures(), make.body(new), make.figures(**figures))
    return [(row.kind, row.old, row.new) for passage in passages for row in passage.rows]


def test_only_the_changed_sentence_is_shown():
    assert changes("甲。乙。丙。", "甲。乙改。丙。") == [("changed", "乙。", "乙改。")]


def test_added_and_removed_sentences_have_an_empty_other_side():
    assert changes("甲。", "甲。乙。") == [("added", "", "乙。")]
    assert changes("甲。乙。", "甲。") == [("removed", "乙。", "")]


def test_refreshed_figure_is_a_change_though_the_words_are_the_same():
    text = "学习{{study.sessions}}。"
    assert changes(text, text, sessions="4") == [("changed", "学习3次。", "学习4次。")]


def test_section_that_was_taken_out_is_shown_as_removed():
    without = make.body() | {"sections": []}
    (passage,) = compare.compare_bodies(make.body("甲。"), {}, without, {})
    assert [row.kind for row in passage.rows] == ["removed"]


def test_same_words_differ_in_nothing():
    assert changes("甲。乙。", "甲。乙。") == []
