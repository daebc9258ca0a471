"""Arithmetic of counts: exact, and unknown stays unknown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from phases.appraisal import counted

counts = st.integers(0, 200)
calmly = hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Fraction(16, 18), 1, "88.9"),
        (Fraction(17, 18), 1, "94.4"),
        (Fraction(18, 18), 1, "100"),
        (Fraction(1999, 2000), 1, "100.0"),  # not exact, so it does not look exact
        (Fraction(1, 8), 0, "13"),
        (Fraction(1, 3), 2, "33.33"),
        (Fraction(0), 1, "0"),
        (None, 1, None),
    ],
)
def test_percentage_is_printed_with_the_decimals_chosen_and_never_forced(value, decimals, shown):
    assert counted.printed(value, decimals) == shown


def test_printed_shares_need_not_sum_to_a_hundred():
    shown = [Decimal(counted.printed(Fraction(1, 3)) or 0) for _part in range(3)]
    assert sum(shown) == Decimal("99.9")


@pytest.mark.trace("T-21")
def test_share_of_an_unknown_base_is_unknown():
    assert counted.share(18, None) is None
    assert counted.share(None, 18) is None
    assert counted.share(0, 0) is None
    assert counted.added([3, None]) is None
    assert counted.added([]) is None


@calmly
@given(st.lists(counts, min_size=1, max_size=6))
def test_exact_shares_of_a_row_sum_to_one(row):
    base = sum(row)
    shares = [counted.share(part, base) for part in row]
    assert all(share is None for share in shares) if not base else sum(shares) == 1


@calmly
@given(counts, st.integers(1, 200), st.integers(0, 3))
def test_printed_share_is_never_further_off_than_half_its_last_place(part, base, decimals):
    share = Fraction(part, base)
    shown = Fraction(Decimal(counted.printed(share, decimals)))
    assert abs(shown - share * 100) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("quoted", "same"), [("88.9", True), ("88.89", True), ("89", True), ("88", False), ("90.6", False)]
)
def test_quoted_figure_agrees_as_far_as_its_own_last_place_says(quoted, same):
    assert counted.agrees(Decimal(quoted), Fraction(16, 18)) is same
