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


def marked(stretches) -> str:
    return "".join(f"[{one.text}]" if one.differs else one.text for one in stretches)


def test_within_a_changed_sentence_only_the_changed_signs_are_marked():
    row = compare.Row("changed", "学习不够深入，措施不够具体。", "学习还不够深入，措施比较具体。")
    assert marked(row.was) == "学习不够深入，措施[不够]具体。"
    assert marked(row.now) == "学习[还]不够深入，措施[比较]具体。"


def test_numbers_are_compared_whole():
    row = compare.Row("changed", "共18条。", "共19条。")
    assert marked(row.was) == "共[18]条。"


def test_a_sentence_put_in_between_does_not_push_the_others_away():
    assert changes("学习不够深入。措施不够具体。", "调查研究走过场。学习还不够深入。措施不够细致具体。") == [
        ("added", "", "调查研究走过场。"),
        ("changed", "学习不够深入。", "学习还不够深入。"),
        ("changed", "措施不够具体。", "措施不够细致具体。"),
    ]


def test_two_sentences_that_have_nothing_in_common_are_taken_out_and_new():
    assert changes("学习不够深入。", "财务公开及时。") == [
        ("removed", "学习不够深入。", ""),
        ("added", "", "财务公开及时。"),
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert compare.sentences("他说：“不够。”还要改！") == ["他说：“不够。”", "还要改！"]


def test_very_many_new_sentences_are_not_paired_one_by_one():
    old, new = "".join(f"旧{n}。" for n in range(30)), "".join(f"新{n}。" for n in range(30))
    assert {kind for kind, _old, _new in changes(old, new)} == {"removed", "added"}
