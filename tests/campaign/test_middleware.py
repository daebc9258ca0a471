from contextlib import closing

import pytest
from django.http import HttpResponse
from django.test import Client

from campaign import middleware

PLACES = ["/healthz", "/static/vendor/bootstrap/css/bootstrap.min.css", "/login/", "/no/such/page", "/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", PLACES)
def test_every_answer_carries_the_policy(client: Client, path):
    with closing(client.get(path)) as answer:
        assert answer.headers["Content-Security-Policy"] == middleware.HEADER


def test_policy_allows_nothing_inline_and_nobody_else():
    allowed = {source for sources in middleware.POLICY.values() for source in sources}
    assert allowed == {"'none'", "'self'", "data:"}
    assert middleware.POLICY["img-src"] == ["'self'", "data:"]
    assert middleware.POLICY["default-src"] == ["'none'"]


def test_an_answer_may_be_stricter_than_the_policy(rf):
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    answer = middleware.content_security_policy(lambda _request: own)(rf.get("/"))
    assert answer.headers["Content-Security-Policy"] == "sandbox"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "given"), [("zh-TW,zh;q=0.8", "zh-hant"), ("en-GB", "en"), ("fr", "zh-hans"), ("", "zh-hans")]
)
def test_without_a_choice_the_browser_chooses_the_language(client: Client, asked, given):
    assert client.get("/login/", headers={"accept-language": asked}).headers["Content-Language"] == given


@pytest.mark.django_db
def test_the_choice_made_before_log_in_beats_the_browser(client: Client):
    session = client.session
    session["language"] = "zh-hant"
    session.save()
    assert client.get("/login/", headers={"accept-language": "en"}).headers["Content-Language"] == "zh-hant"
