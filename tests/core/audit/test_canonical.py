"""The canonical form, against a second opinion."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as some

from phases.core.audit import canonical

KEYS = some.text(some.characters(max_codepoint=127), max_size=8)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers(-canonical.LARGEST, canonical.LARGEST) | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_spelling_is_that_of_rfc_8785(value):
    try:
        expected = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        with pytest.raises((TypeError, ValueError)):
            canonical.spell(value)
    else:
        assert canonical.spell(value).encode() == expected


@pytest.mark.parametrize("value", [1.0, 2**53, {"键": 1}, {1: 1}, "\ud800", b"", {"a": [float("nan")]}, Decimal(1)])
def test_value_that_readers_may_spell_differently_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        canonical.spell(value)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("19.50"), "19.50"),
        (dt.date(2009, 3, 6), "2009-03-06"),
        (dt.datetime(2009, 3, 6, 9, tzinfo=dt.UTC), "2009-03-06T09:00:00+00:00"),
        (dt.time(9, 30), "09:30:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ((1, None, True), [1, None, True]),
        ({1: Decimal(1)}, {"1": "1"}),
    ],
)
def test_value_is_kept_as_text_that_reads_back_the_same(value, kept):
    assert canonical.plain(value) == kept


@pytest.mark.parametrize("value", [19.5, {1, 2}, b"", object()])
def test_value_without_a_text_of_its_own_is_refused(value):
    with pytest.raises(TypeError):
        canonical.plain(value)
