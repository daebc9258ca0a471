"""How often something may be asked; nobody is written down."""

import os
from pathlib import Path

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


def test_each_desk_takes_a_hall_full_of_names_a_minute(limits, clock):
    assert [bool(limits.may_take_name(1)) for _ in range(241)] == [True] * 240 + [False]
    assert limits.may_take_name(2)
    clock.now = 60
    assert limits.may_take_name(1)


def test_wrong_codes_slow_down_everybody_a_little(limits, clock):
    pauses = [limits.note_wrong_code()[0] for _ in range(60)]
    assert pauses[:20] == [0.0] * 20
    assert 0 < pauses[20] < pauses[30] < pauses[59] == 2.0
    clock.now = 601
    assert limits.note_wrong_code()[0] == 0


def test_wrong_codes_are_counted_by_the_hour(limits, clock):
    for moment in (0, 600, 3599):
        clock.now = moment
        counted = limits.note_wrong_code()[1]
    assert counted == 3
    clock.now = 3600
    assert limits.note_wrong_code()[1] == 1


def test_no_address_is_in_its_memory_and_the_key_is_its_own(limits, clock):
    for n in range(1000):
        limits.may_give("box", f"192.0.2.{n % 250}")
        limits.may_look_up(f"192.0.2.{n % 250}")
    assert b"192.0.2" not in bytes(limits.table)
    assert "192.0.2" not in repr(limits)
    assert limits.key != Limits(clock=clock).key
    clock.now = 1300
    limits.may_look_up("192.0.2.1")
    assert sum(map(bool, bytes(limits.table))) < 20, "what is older than ten minutes is wiped"


def test_processes_of_one_server_count_together(limits):
    """The web server forks after it has loaded its pages: ten givings are ten, whichever process answers."""
    for _worker in range(2):
        if not (child := os.fork()):
            taken = [bool(limits.may_give("box", "192.0.2.1")) for _ in range(5)]
            os._exit(0 if all(taken) else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not limits.may_give("box", "192.0.2.1")


def test_no_file_stands_behind_the_counters(limits):
    limits.may_give("box", "192.0.2.1")
    mapped = [line.split() for line in Path("/proc/self/maps").read_text().splitlines()]
    size = len(limits.table)
    shared = [line for line in mapped if "s" in line[1] and _size(line[0]) >= size]
    assert all(len(line) < 6 or line[5].startswith("/dev/zero") for line in shared)


def _size(extent: str) -> int:
    begin, end = extent.split("-")
    return int(end, 16) - int(begin, 16)
