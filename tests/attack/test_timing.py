"""A13: how long an answer takes says nothing about codes that must look alike: wrong, and ended."""

import time

import pytest
from django.test import Client

from phases.appraisal.services import counting
from phases.core import codes
from phases.opinions.models import Opinion
from phases.portal.limits import LIMITS
from tests.factories import box as make
from tests.factories import timeline, urns

EACH = 150


def later(ones: list[float], others: list[float]) -> float:
    """How often one of the first took longer than one of the second (Mann and Whitney's U as a share): .5 is chance."""
    wins = sum((one > other) + (one == other) / 2 for one in ones for other in others)
    return wins / (len(ones) * len(others))


def asked(client: Client, code: str, path: str = "/b/") -> float:
    LIMITS.forget()
    began = time.perf_counter()
    client.post(path, {"code": code}, HTTP_ORIGIN="http://testserver")
    return time.perf_counter() - began


def carelessly_asked(client: Client, code: str) -> float:
    """A view that answers at once when it knows no such code."""
    began = time.perf_counter()
    if Opinion.objects.filter(receipt_tag__isnull=False).exists():
        client.post("/b/", {"code": code}, HTTP_ORIGIN="http://testserver")
    return time.perf_counter() - began


@pytest.fixture
def ended(db, settings, tmp_path) -> str:
    """A code whose receipt has ended."""
    settings.KEYS_DIR = tmp_path / "keys"
    box = make.box(timeline.campaign(slug="kj"))
    (code,) = make.given(box, "意见")
    make.emptied(box)
    Opinion.objects.update(receipt_tag=None)
    return code


def test_ended_and_wrong_codes_take_equally_long(ended):
    client, times = Client(), ([], [])
    for _round in range(EACH):  # in turn, so that whatever else this machine does hits both alike
        times[0].append(asked(client, ended))
        times[1].append(asked(client, codes.new()))
    assert 0.36 < later(*times) < 0.64


def test_measure_has_teeth(ended):
    client, times = Client(), ([], [])
    for _round in range(20):
        times[0].append(asked(client, ended))
        times[1].append(carelessly_asked(client, codes.new()))
    assert later(*times) > 0.95


def test_code_of_a_destroyed_urn_and_a_wrong_one_take_equally_long(db, settings, tmp_path, monkeypatch):
    """A13 for ballots: every urn in use is looked at, whatever the code."""
    settings.KEYS_DIR = tmp_path / "keys"
    monkeypatch.setattr(counting, "wipe", lambda _urn: None)  # VACUUM cannot run within this test's transaction
    gone = urns.urn(timeline.campaign(slug="kj"), state="closed")
    counting.destroy(urn=gone.urn, by=gone.by, reason="人太少")
    urns.urn()
    client, times = Client(), ([], [])
    for _round in range(EACH):
        times[0].append(asked(client, gone.codes[0], "/v/"))
        times[1].append(asked(client, codes.new(), "/v/"))
    assert 0.36 < later(*times) < 0.64
