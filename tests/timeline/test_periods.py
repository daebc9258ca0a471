from datetime import date, timedelta
from itertools import islice

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from phases.timeline import periods


@pytest.mark.parametrize(
    ("every", "first", "last", "words"),
    [
        ("month", date(2009, 2, 1), date(2009, 2, 28), "February 2009"),
        ("quarter", date(2009, 1, 1), date(2009, 3, 31), "quarter 1 of 2009"),
        ("year", date(2009, 1, 1), date(2009, 12, 31), "the year 2009"),
    ],
)
def test_period_of_a_day_in_february(every, first, last, words):
    period = periods.period_of(every, date(2009, 2, 17))
    with override("en"):
        assert (period.first, period.last, str(period)) == (first, last, words)


def test_periods_before_cross_the_year():
    found = islice(periods.before(periods.period_of("quarter", date(2009, 4, 13))), 2)
    assert [period.first for period in found] == [date(2009, 1, 1), date(2008, 10, 1)]


@given(every=st.sampled_from(list(periods.MONTHS)), day=st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_one_period_and_the_next_follows_without_a_gap(every, day):
    period = periods.period_of(every, day)
    assert period.first <= day <= period.last
    assert periods.period_of(every, period.last + timedelta(days=1)).first == period.last + timedelta(days=1)
    assert next(periods.before(period)).last == period.first - timedelta(days=1)
