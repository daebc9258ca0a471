"""The opinion box for everybody: what its pages say, take and never tell."""

import logging
import re
from datetime import date
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory

from campaign.quiet import HEADERS
from phases.box import services
from phases.box.models import Envelope
from phases.core import codes
from phases.opinions.models import Category, Channel, Opinion, OpinionGroup
from phases.organisation.models import Unit
from phases.organisation.roles import Role
from phases.portal import access
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
SHOWN = re.compile(r'class="code"[^>]*>([0-9A-Z-]{29})<')


@pytest.fixture
def box():
    return make.box(
        timeline.campaign(slug="kj", unit=Unit.objects.create(name="市科技局", short_name="科技局", path="k/"))
    )


def post(client: Client, path: str, **typed: str):
    return client.post(path, typed, **HERE)


def give(client: Client, text: str = "窗口办事慢") -> str:
    """The receipt code, as the page shows it."""
    answer = post(client, "/box/kj/", text=text)
    assert answer.status_code == 200, answer.content.decode()
    return SHOWN.search(answer.content.decode())[1]


def out_of_the_box(box, client: Client, text: str = "窗口办事慢") -> str:
    code = give(client, text)
    make.emptied(box)
    return code


@pytest.mark.trace("S-29")
def test_somebody_without_an_account_gives_an_opinion_and_reads_its_outcome(client, box):
    code = give(client, "企业想做产学研，但是找不到对口的老师。")
    assert "It is in the box" in post(client, "/b/", code=code).content.decode()
    make.emptied(box)
    page = post(client, "/b/", code=code).content.decode()
    assert "Your opinion: has been received" in page
    assert "企业想做产学研，但是找不到对口的老师。" in page


def test_page_says_before_anything_is_written_what_is_kept_and_what_is_not_defended(client, box):
    page = client.get("/box/kj/").content.decode()
    assert page.index("no network address, no time") < page.index("<textarea")
    assert page.index("What this box cannot protect you from") < page.index("<textarea")


def test_code_is_shown_once_on_the_same_address_and_stands_in_no_address(client, box):
    answer = post(client, "/box/kj/", text="意见")
    code = SHOWN.search(answer.content.decode())[1]
    assert answer.request["PATH_INFO"] == "/box/kj/"
    assert not re.search(rf'(href|action|src)="[^"]*{code.replace("-", "")}', answer.content.decode())
    assert code not in client.get("/box/kj/").content.decode()


# ---- What goes in -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"text": ""}, "Write what you want to say first"),
        ({"text": "意" * 2501}, "2500"),
        ({"text": f"见回执 {'0' * 24}"}, "receipt code"),
        ({"text": "意见", "website": "http://spam"}, "stop robots"),
    ],
)
def test_what_is_refused_stays_on_the_page_and_nowhere_else(client, box, typed, why):
    page = post(client, "/box/kj/", **typed).content.decode()
    assert why in page
    assert typed["text"] in page
    assert not Envelope.objects.exists()


def test_closed_box_says_so_and_takes_nothing(client, box):
    Channel.objects.update(opened_on=date(2009, 1, 1), closed_on=date(2009, 2, 1))
    assert "takes no opinions now" in client.get("/box/kj/").content.decode()
    assert post(client, "/box/kj/", text="意见").status_code == 409
    assert not Envelope.objects.exists()


def test_questions_without_answers_are_not_asked_and_choices_come_out(client, box):
    assert "What is it about?" not in client.get("/box/kj/").content.decode()
    category = Category.objects.create(campaign=box.campaign, name="机关作风")
    assert "机关作风" in client.get("/box/kj/").content.decode()
    post(client, "/box/kj/", text="意见", category=str(category.pk))
    make.emptied(box)
    assert list(Opinion.objects.get().categories.all()) == [category]


def test_flood_from_one_address_is_stopped_and_nothing_is_lost(client, box):
    for _ in range(10):
        give(client)
    answer = post(client, "/box/kj/", text="第十一条")
    assert answer.status_code == 409
    assert "第十一条" in answer.content.decode()
    assert Envelope.objects.count() == 10


def test_campaign_without_a_box_does_not_exist_here(client, box):
    timeline.campaign(slug="quiet")
    assert client.get("/box/quiet/").status_code == client.get("/box/none/").status_code == 404


# ---- Under the code ---------------------------------------------------------------------------------------------


def test_wrong_expired_and_unknown_codes_get_the_same_words(client, box):
    code = out_of_the_box(box, client)
    Opinion.objects.update(receipt_tag=None)
    answers = {
        post(client, "/b/", code=one).content.decode().replace(one, "…") for one in (code, codes.new(), codes.new())
    }
    assert len(answers) == 1
    assert "Under this code there is nothing to read" in answers.pop()


def test_misread_code_is_told_and_the_answer_typed_with_it_stays(client, box):
    page = post(client, "/b/", code="7KQ2", text="我的补充", answer="1").content.decode()
    assert "cannot be a receipt code" in page
    assert "我的补充" in page


def test_code_is_read_in_full_width_letters(client, box):
    code = out_of_the_box(box, client)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code.replace("-", ""))
    assert "Your opinion: has been received" in post(client, "/b/", code=wide).content.decode()


def outcome(client: Client, code: str) -> str:
    return re.search("Your opinion: ([a-z ]+)", post(client, "/b/", code=code).content.decode())[1]


def test_outcome_in_four_words_with_reason_and_reply(client, box):
    code = out_of_the_box(box, client)
    opinion = Opinion.objects.get()
    assert outcome(client, code) == "has been received"
    group = OpinionGroup.objects.create(campaign=box.campaign, phase=opinion.phase, number=6, text="提高窗口效率")
    opinion.memberships.create(group=group)
    Opinion.objects.update(fate="gathered")
    assert outcome(client, code) == "being studied"
    OpinionGroup.objects.update(adoption="adopted", measures="增设窗口")
    assert outcome(client, code) == "in rectification"
    OpinionGroup.objects.update(reply="已增设两个窗口", replied_on=date(2009, 6, 30))
    assert outcome(client, code) == "has been dealt with"
    assert "已增设两个窗口" in post(client, "/b/", code=code).content.decode()
    opinion.memberships.all().delete()
    Opinion.objects.update(fate="out_of_scope", fate_reason="属市人社局职责")
    assert outcome(client, code) == "not adopted"
    assert "属市人社局职责" in post(client, "/b/", code=code).content.decode()


def test_others_of_like_meaning_are_counted_from_three_on(client, box):
    code = out_of_the_box(box, client)
    opinion = Opinion.objects.get()
    group = OpinionGroup.objects.create(campaign=box.campaign, phase=opinion.phase, number=1, text="提高效率")
    for number in range(4):
        other = Opinion.objects.create(
            campaign=box.campaign, phase=opinion.phase, channel=opinion.channel, text=f"{number}"
        )
        other.memberships.create(group=group)
        if number == 1:
            opinion.memberships.create(group=group)
            assert "others of like meaning" not in post(client, "/b/", code=code).content.decode()
    assert "put together with 4 others" in post(client, "/b/", code=code).content.decode()


def test_giver_answers_back_with_the_code_once_more(client, box):
    code = out_of_the_box(box, client)
    services.reply(opinion=Opinion.objects.get(), text="哪个窗口？", by=timeline.part(box.campaign, Role.OFFICE))
    assert "哪个窗口？" in post(client, "/b/", code=code).content.decode()
    page = post(client, "/b/", code=code, answer="1", text="二楼三号").content.decode()
    assert "Your answer is in the box" in page
    make.emptied(box, date(2026, 12, 31))
    assert "二楼三号" in post(client, "/b/", code=code).content.decode()


def test_looking_writes_nothing(client, box):
    code = out_of_the_box(box, client)
    before = list(Opinion.objects.values())
    post(client, "/b/", code=code)
    assert list(Opinion.objects.values()) == before


# ---- What the pages never tell ----------------------------------------------------------------------------------


def pages(client: Client, box) -> list:
    code = out_of_the_box(box, client)
    return [
        client.get("/box/kj/"),
        post(client, "/box/kj/", text="意见"),
        post(client, "/box/kj/", text=""),
        client.get("/box/none/"),
        client.post("/box/kj/", {"text": "意见"}),
        client.get("/b/"),
        post(client, "/b/", code=code),
        post(client, "/b/", code=codes.new()),
        post(client, "/b/", code=code, answer="1", text="补充"),
    ]


def test_every_answer_carries_the_headers_and_no_cookie(client, box):
    for answer in pages(client, box):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
        assert not {"ETag", "Last-Modified", "Expires"} & set(answer.headers)


def test_clerk_who_is_logged_in_gives_as_a_stranger(box):
    """A9: the session of the same browser is neither read nor touched."""
    clerk = timeline.part(box.campaign, Role.OFFICE)
    browser = Client()
    browser.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    before = list(Session.objects.values())
    pages(browser, box)
    assert list(Session.objects.values()) == before


@pytest.mark.parametrize("origin", [None, "null", "http://elsewhere.example", "https://testserver"])
@pytest.mark.parametrize("path", ["/box/kj/", "/b/"])
def test_form_from_elsewhere_is_refused(client, box, path, origin):
    sent = {} if origin is None else {"HTTP_ORIGIN": origin}
    assert client.post(path, {"text": "意见", "code": codes.new()}, **sent).status_code == 403
    assert not Envelope.objects.exists()


def test_browser_that_names_no_origin_may_say_that_it_is_the_same(client, box):
    answer = client.post("/box/kj/", {"text": "意见"}, HTTP_SEC_FETCH_SITE="same-origin")
    assert answer.status_code == 200


@pytest.fixture
def log():
    """What the product's own handler writes."""
    console = next(handler for handler in logging.root.handlers if handler.get_name() == "console")
    said = StringIO()
    before = console.setStream(said)
    yield said
    console.setStream(before)


def test_nothing_is_logged_about_these_pages(client, box, log):
    pages(client, box)
    assert log.getvalue() == ""
    client.get("/reply/none/")
    assert "/reply/none/" in log.getvalue(), "the log of other pages goes on"


def test_failure_is_told_by_its_kind_without_words_path_or_locals(box, monkeypatch, log):
    def fails(**_what):
        raise ValueError("秘密的话")

    monkeypatch.setattr(services, "give", fails)
    client = Client(raise_request_exception=False)
    answer = post(client, "/box/kj/", text="秘密的话")
    said = log.getvalue()
    assert answer.status_code == 500
    assert "秘密的话" not in said
    assert "/box/" not in said
    assert "A page that keeps no trace failed: PortalError" in said


def test_language_is_in_the_address_and_kept_nowhere(client, box, settings):
    request = RequestFactory().get("/box/kj/?language=zh-hant")
    assert access.language_of(request) == "zh-hant"
    assert access.language_of(RequestFactory().get("/box/kj/?language=xx", HTTP_ACCEPT_LANGUAGE="en")) == "en"
    assert 'href="?language=zh-hant"' in client.get("/box/kj/").content.decode()


def test_address_behind_our_proxy_is_the_last_that_it_names(settings):
    request = RequestFactory().get("/b/", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1", REMOTE_ADDR="10.0.0.1")
    assert access.address_of(request) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert access.address_of(request) == "192.0.2.1"
