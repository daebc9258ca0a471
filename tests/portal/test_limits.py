"""How often something may be asked; nobody is written down."""

import pytest

from phases.portal.limits import Limits


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock) -> Limits:
    return Limits(clock=clock)


def test_one_address_gives_ten_times_in_ten_minutes(limits, clock):
    assert [bool(limits.may_give("box", "192.0.2.1")) for _ in range(12)] == [True] * 10 + [False] * 2
    assert limits.may_give("box", "192.0.2.2")
    clock.now = 601
    assert limits.may_give("box", "192.0.2.1")


def test_one_box_takes_sixty_a_minute_from_all(limits, clock):
    taken = [bool(limits.may_give("box", f"192.0.2.{n}")) for n in range(61)]
    assert taken == [True] * 60 + [False]
    assert limits.may_give("another box", "192.0.2.200")
    clock.now = 61
    assert limits.may_give("box", "192.0.2.201")


def test_looking_up_is_limited_too(limits):
    assert [bool(limits.may_look_up("192.0.2.1")) for _ in range(61)] == [True] * 60 + [False]


def test_wrong_codes_slow_down_everybody_a_little(limits, clock):
    pauses = [limits.pause_after_wrong_code() for _ in range(60)]
    assert pauses[:20] == [0.0] * 20
    assert 0 < pauses[20] < pauses[30] < pauses[59] == 2.0
    clock.now = 601
    assert limits.pause_after_wrong_code() == 0


def test_no_address_is_in_its_memory_and_the_key_is_its_own(limits, clock):
    for n in range(1000):
        limits.may_give("box", f"192.0.2.{n % 250}")
        limits.may_look_up(f"192.0.2.{n % 250}")
    assert "192.0.2" not in repr(limits)
    other = Limits(clock=clock)
    assert limits._masked("192.0.2.1") != other._masked("192.0.2.1")
    clock.now = 1300
    limits.may_look_up("192.0.2.1")
    assert len(limits.counters) <= 2, "what is older than ten minutes is forgotten"
