import pytest
from django.core.cache import cache

from phases.portal import pace


@pytest.fixture(autouse=True)
def _fresh_minute():
    cache.clear()


def test_each_desk_has_a_pace_of_its_own(monkeypatch):
    monkeypatch.setattr(pace, "NAMES_IN_A_MINUTE", 2)
    assert [pace.is_too_fast(1) for _ in range(3)] == [False, False, True]
    assert not pace.is_too_fast(2)


def test_next_minute_begins_anew(monkeypatch):
    monkeypatch.setattr(pace, "NAMES_IN_A_MINUTE", 1)
    monkeypatch.setattr(pace.time, "time", lambda: 60.0)
    assert [pace.is_too_fast(1), pace.is_too_fast(1)] == [False, True]
    monkeypatch.setattr(pace.time, "time", lambda: 120.0)
    assert not pace.is_too_fast(1)
