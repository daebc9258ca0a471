import pytest

from phases.study import facts
from tests.factories import meetings


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "half_hours"),
    [
        ((14, 0), (17, 0), 6),
        ((14, 0), (16, 29), 4),
        ((14, 0), (16, 30), 5),
        ((8, 45), (9, 0), 0),
        ((15, 0), (14, 0), 0),
    ],
)
def test_credit_between_two_times_is_rounded_down(starts_at, ends_at, half_hours):
    assert facts.half_hours_between(meetings.at(*starts_at), meetings.at(*ends_at)) == half_hours


@pytest.mark.parametrize(("minutes", "half_hours"), [(45, 4), (50, 3), (60, 3)])
def test_credit_hour_may_be_a_school_hour(minutes, half_hours):
    assert facts.half_hours_between(meetings.at(14), meetings.at(15, 30), minutes_per_hour=minutes) == half_hours
