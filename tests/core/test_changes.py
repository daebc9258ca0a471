"""Only what differs reaches the trail."""

from phases.core import changes


def test_values_that_stayed_are_left_out():
    assert changes.between({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})


def test_nothing_changed_says_nothing():
    assert changes.between({"a": 1}, {"a": 1}) == ({}, {})
