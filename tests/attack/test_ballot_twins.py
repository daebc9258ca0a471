"""A10, A13 and A15 have teeth: the same attack falls upon a ballot as one would first build it.

The attacks themselves on the product stand in tests/appraisal/services/test_counting.py (A10), test_timing.py (A13)
and tests/portal/test_ballots.py (A15); the base of each twin is given here beside the product, attacked alike.
"""

import time
from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from phases.appraisal import ballots
from phases.appraisal.models.urn import SecretUrn
from phases.core import codes, seal
from phases.portal.limits import LIMITS
from tests.attack.test_timing import asked, later
from tests.factories import timeline, urns

FIRST = {f"q{number}": "1" for number in range(1, 7)}
HERE = {"HTTP_ORIGIN": "http://testserver"}


@dataclass
class Unsigned:
    """A10's twin: sealed boxes and nothing else. Whoever reads the public key in the table may close one too."""

    pair: seal.Pair = field(default_factory=seal.new_pair)
    boxes: list[bytes] = field(default_factory=list)

    def close(self, vote: int) -> bytes:
        return seal.seal(bytes([vote]), public=self.pair.public, use=b"naive/1", context=b"", size=64)

    def count(self) -> Counter[int]:
        opened = (seal.unseal(box, private=self.pair.private, use=b"naive/1", context=b"") for box in self.boxes)
        return Counter(content[0] for content in opened)


TAMPERING = {
    "forged": lambda urn: [*urn.boxes, urn.close(4)],
    "copied": lambda urn: [*urn.boxes, urn.boxes[0]],
    "dropped": lambda urn: urn.boxes[1:],
    "replaced": lambda urn: [urn.close(4), *urn.boxes[1:]],
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_changes_what_an_unsigned_urn_counts_and_nobody_is_told(name):
    urn = Unsigned()
    urn.boxes = [urn.close(1) for _voter in range(5)]
    before = urn.count()
    urn.boxes = TAMPERING[name](urn)
    assert urn.count() != before


@pytest.fixture
def ready(db, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    return urns.urn(timeline.campaign(slug="kj"))


def carelessly_asked(client: Client, code: str) -> float:
    """A13's twin: a view that looks into the urn only when the slip is one of its own."""
    LIMITS.forget()
    began = time.perf_counter()
    if any(ballots.tag_of(code, urn) in ballots.entries(urn) for urn in SecretUrn.objects.all()):
        client.post("/v/", {"code": code}, **HERE)
    return time.perf_counter() - began


def test_timing_tells_a_slip_from_a_wrong_code_where_the_view_answers_early(ready):
    client, times = Client(), ([], [])
    for _round in range(20):
        times[0].append(asked(client, ready.codes[0], "/v/"))
        times[1].append(carelessly_asked(client, codes.new()))
    assert later(*times) > 0.95


def linked_page(_request, code):
    """A15's twin: the slip's QR code leads straight to the ballot, and the page remembers who came."""
    answer = HttpResponse(f"<form method=post>{code}</form>")
    answer.set_cookie("slip", code)
    return answer


urlpatterns = [path("naive/<str:code>/", linked_page), path("", include("campaign.urls"))]


def left_behind(visits: list[tuple[str, HttpResponse]]) -> str:
    """What the next person at the same browser finds: the addresses, the cookies, the pages that may be kept."""
    found = [address for address, _answer in visits]
    for _address, answer in visits:
        found += [f"{cookie.key}={cookie.value}" for cookie in answer.cookies.values()]
        if "no-store" not in answer.headers.get("Cache-Control", ""):
            found.append(answer.content.decode())
    return "\n".join(found)


def test_same_browser_later_names_the_slip_where_the_code_is_an_address(client, settings, ready):
    settings.ROOT_URLCONF = __name__
    code = ready.codes[0]
    assert code in left_behind([(f"/naive/{code}/", client.get(f"/naive/{code}/"))])


def test_same_browser_later_knows_nothing_of_a_slip_here(client, ready):
    code = ready.codes[0]
    visits = [
        ("/v/", client.get("/v/")),
        ("/v/", client.post("/v/", {"code": code}, **HERE)),
        ("/v/", client.post("/v/", {"code": code, "ballot": "1", "remark": "", **FIRST}, **HERE)),
    ]
    assert ready.fresh().ballots == 1
    mark = ballots.shown(ballots.mark_of(code))
    assert not {word for word in (code, codes.grouped(code), mark) if word in left_behind(visits)}
