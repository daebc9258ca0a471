"""Voting on a telephone: the pages, their headers, what they refuse, and that nothing is kept beside the urn."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from phases.appraisal import ballots, guides
from phases.appraisal.services import urn as life
from phases.core import codes
from tests.factories import timeline
from tests.factories import urns as make

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
FIRST = {f"q{place}": "1" for place in range(1, 7)}


@pytest.fixture
def ready() -> make.Ready:
    return make.urn()


def post(client: Client, **typed: str):
    return client.post("/v/", typed, **HERE)


def vote(client: Client, code: str, **typed: str):
    return post(client, code=codes.grouped(code).lower(), ballot="1", remark="", **(FIRST | typed))


def test_code_then_form_then_mark(client, ready):
    assert "Code on your slip" in client.get("/v/").content.decode()
    form = post(client, code=ready.codes[0])
    assert form.content.decode().count("<fieldset") == 6
    assert "With fewer than five remarks in the urn, none of them is written down." in form.content.decode()
    done = vote(client, ready.codes[0]).content.decode()
    assert ballots.shown(ballots.mark_of(ready.codes[0])) in done
    assert ready.fresh().ballots == 1


def test_repeat_shows_the_same_mark_and_says_before(client, ready):
    first, again = vote(client, ready.codes[0]), vote(client, ready.codes[0], q1="4")
    assert "put in before" not in first.content.decode()
    assert "put in before" in again.content.decode()
    assert "put in before" in post(client, code=ready.codes[0]).content.decode()
    assert ready.fresh().ballots == 1


def test_page_says_no_time_and_no_choice_after_the_vote(client, ready):
    done = vote(client, ready.codes[0]).content.decode()
    assert not re.search(r"\d{1,2}:\d{2}", done)
    assert not [word for _text, word in make.SIX if word in done]


def test_what_is_left_open_is_an_abstention_and_requests_are_equally_long(client, ready):
    page = post(client, code=ready.codes[0]).content.decode()
    values = set(re.findall(r'<input type="radio" name="q\d" value="([^"]*)" required', page))
    assert values == {"1", "2", "3", "4", "0"}
    vote(client, ready.codes[0], q1="0")
    assert ready.fresh().ballots == 1


def test_nothing_is_chosen_beforehand_and_a_question_passed_over_is_asked_again(client, ready):
    """A tap too early would else cast a blank that nobody can take back."""
    assert " checked" not in post(client, code=ready.codes[0]).content.decode()
    page = post(client, code=ready.codes[0], ballot="1", remark="", **{key: FIRST[key] for key in list(FIRST)[1:]})
    assert page.content.decode().count("Choose one of the words.") == 1
    assert ready.fresh().ballots == 0


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"q1": "9"}, "Choose one of the words"),
        ({"remark": "字" * 601}, "600"),
        ({"remark": f"我的 {'0' * 24}"}, "code of a slip"),
    ],
)
def test_refused_ballot_keeps_what_was_chosen(client, ready, typed, why):
    words = {"code": ready.codes[0], "ballot": "1", "remark": "", **FIRST, "q2": "3"} | typed
    page = client.post("/v/", words, **HERE).content.decode()
    assert why in page
    assert 'name="q2" value="3" required checked' in page
    assert ready.fresh().ballots == 0


def test_wrong_code_and_code_of_an_urn_that_is_not_open_yet_get_the_same_words(client):
    early = make.urn(state="slips")
    answers = {post(client, code=code).content.decode().replace(code, "…") for code in (early.codes[0], codes.new())}
    assert len(answers) == 1
    assert "belongs to no ballot" in answers.pop()


def test_unused_slip_after_the_closing_is_told_and_used_one_shows_its_mark(client, ready):
    vote(client, ready.codes[0])
    life.close_ballot(urn=ready.urn, by=ready.by)
    assert "no ballot is taken any more" in post(client, code=ready.codes[1]).content.decode()
    assert "put in before" in post(client, code=ready.codes[0]).content.decode()


def test_marks_are_public_after_the_closing_only(client, ready):
    for place in range(6):
        ready.cast(place)
    address = f"/v/marks/{ready.urn.pk}/"
    assert client.get(address).status_code == 404
    life.close_ballot(urn=ready.urn, by=ready.by)
    page = client.get(address).content.decode()
    assert re.findall(r"<li>([0-9A-Z]{4}-[0-9A-Z]{4})</li>", page) == sorted(
        ballots.shown(ballots.mark_of(code)) for code in ready.codes[:6]
    )
    assert ballots.seal_of(ready.fresh())[:8] in page


@pytest.mark.parametrize("role", guides.GUIDES)
def test_each_part_reads_what_to_do_and_what_is_not_protected(client, role):
    page = client.get(f"/v/guide/{role}/").content.decode()
    assert "What this does not protect" in page
    assert page.count("<li>") >= 8
    assert client.get("/v/guide/nobody/").status_code == 404


def test_clerk_who_votes_in_the_same_browser_leaves_nothing_in_the_session(client, ready):
    client.force_login(ready.by, backend="django.contrib.auth.backends.ModelBackend")
    before = list(Session.objects.order_by("pk").values())
    answer = vote(client, ready.codes[0])
    assert list(Session.objects.order_by("pk").values()) == before
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/v/", "/v/guide/voter/"])
def test_pages_keep_no_trace_in_a_browser(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


def test_form_of_another_site_is_refused(client, ready):
    for origin in ("http://elsewhere.example", "null", ""):
        assert (
            client.post("/v/", {"code": ready.codes[0], "ballot": "1", **FIRST}, HTTP_ORIGIN=origin).status_code == 403
        )
    assert ready.fresh().ballots == 0


def test_code_in_the_address_is_not_looked_at(client, ready):
    page = client.get("/v/", {"code": ready.codes[0]}).content.decode()
    assert ready.codes[0] not in page
    assert "<fieldset" not in page


def test_failure_says_its_kind_and_nothing_else(client, ready, monkeypatch, caplog):
    def fail(*_args, **_kwargs):
        raise RuntimeError("深刻")

    monkeypatch.setattr(ballots, "close", fail)
    client.raise_request_exception = False
    assert vote(client, ready.codes[0]).status_code == 500
    assert not [word for word in ("深刻", ready.codes[0]) if word in caplog.text]


def test_two_ballots_at_once_are_told_apart_by_their_codes(client, ready):
    other = make.urn(timeline.campaign(slug="kj"))
    vote(client, other.codes[3])
    assert (ready.fresh().ballots, other.fresh().ballots) == (0, 1)
