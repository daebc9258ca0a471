"""A published item shows how far it is in three words, and never how late."""

import pytest

from phases.templatetags import rectification


@pytest.mark.parametrize(
    ("state", "word"),
    [("closed", "solved"), ("handed_over", "goes on"), ("planned", "in hand"), ("in_progress", "in hand")],
)
def test_published_item_says_how_far_it_is(state, word):
    assert word in rectification.published_state({7: state}, 7)


def test_item_that_left_the_list_says_nothing():
    assert rectification.published_state({}, 7) == ""


def test_items_of_a_category_are_its_own_and_no_method_of_a_dict():
    assert rectification.published_items({"name": "甲", "items": [{"title": "乙"}]}) == [{"title": "乙"}]
