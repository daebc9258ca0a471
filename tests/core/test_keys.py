import pytest

from phases.core import keys


@pytest.mark.parametrize(
    ("text", "can_be"), [("7", True), ("9" * 18, True), ("9" * 19, False), ("-1", False), ("", False), ("²", False)]
)
def test_number_of_a_record(text, can_be):
    assert keys.is_key(text) is can_be
