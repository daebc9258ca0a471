from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from phases.core.jobs import backoff


@given(st.integers(1, 10_000))
def test_pause_is_never_shorter_than_the_base_nor_longer_than_the_longest(failures):
    assert timedelta(seconds=8) <= backoff.pause(failures) <= backoff.LONGEST * 1.2


def test_pause_spreads_a_crowd():
    assert len({backoff.pause(3) for _ in range(20)}) > 10
