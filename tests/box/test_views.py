"""The office's pages of the box."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from phases.box.models import OpinionBox
from phases.core.audit.models import AuditEntry
from phases.opinions.models import Channel, Opinion
from phases.organisation.roles import Role
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign):
    return signed_in(timeline.part(campaign, Role.OFFICE))


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def without_token(page: bytes) -> bytes:
    """The token against forged forms looks different on every page."""
    return re.sub(rb"[A-Za-z0-9]{64}", b"", page)


def opened(**fields):
    words = {"name": "网上意见箱", "invitation": "请提意见", "opened_on": "2009-03-20", "waits_at_most": "3"}
    return words | fields


def test_office_opens_changes_closes_and_reopens_the_box(campaign, office):
    assert "not open yet" in office.get("/campaigns/kj/box/").content.decode()
    assert office.post("/campaigns/kj/box/", opened()).status_code == 302
    page = office.get("/campaigns/kj/box/").content.decode()
    assert "/box/kj/" in page
    assert "Nothing has come out yet" in page
    office.post("/campaigns/kj/box/change/", opened(name="意见箱", waits_at_most="5"))
    assert OpinionBox.objects.get().waits_at_most == 5
    office.post("/campaigns/kj/box/close/")
    assert Channel.objects.get().closed_on
    office.post("/campaigns/kj/box/reopen/")
    assert Channel.objects.get().closed_on is None


def test_channel_of_a_box_stays_and_the_page_says_why(campaign, office):
    channel = make.box(campaign).channel
    answer = office.post(reverse("opinions:channel-remove", args=["kj", channel.pk]), follow=True)
    assert "The opinion box stands on this channel, so it stays too." in answer.content.decode()
    assert OpinionBox.objects.get().channel == channel
    assert not AuditEntry.objects.filter(act="channel.removed").exists()


def test_mistyped_days_stay_on_the_page(campaign, office):
    page = office.post("/campaigns/kj/box/", opened(closed_on="2009-03-01")).content.decode()
    assert "The last day comes before the first" in page
    assert not OpinionBox.objects.exists()


def test_leader_reads_but_neither_opens_nor_answers(campaign):
    leader = signed_in(timeline.part(campaign, Role.LEADER))
    leader.post("/campaigns/kj/box/", opened())
    assert not OpinionBox.objects.exists()
    box = make.box(campaign)
    make.given(box, "窗口办事慢")
    make.emptied(box)
    opinion = Opinion.objects.get()
    assert "窗口办事慢" in leader.get("/campaigns/kj/box/").content.decode()
    leader.post(f"/campaigns/kj/box/{opinion.pk}/", {"text": "答"})
    assert not opinion.messages.exists()


def test_page_looks_the_same_however_many_wait(campaign, office):
    box = make.box(campaign)
    before = without_token(office.get("/campaigns/kj/box/").content)
    make.given(box, "一", "二", "三", "四")
    assert without_token(office.get("/campaigns/kj/box/").content) == before


def test_office_answers_under_the_receipt(campaign, office):
    box = make.box(campaign)
    make.given(box, "窗口办事慢")
    make.emptied(box)
    opinion = Opinion.objects.get()
    address = f"/campaigns/kj/box/{opinion.pk}/"
    assert office.post(address, {"text": "哪个窗口？"}).status_code == 302
    assert "哪个窗口？" in office.get(address).content.decode()
    Opinion.objects.update(receipt_tag=None)
    assert "has no receipt" in office.post(address, {"text": "还在吗？"}).content.decode()


def test_list_is_filtered_by_what_waits_and_by_words(campaign, office):
    box = make.box(campaign)
    make.given(box, "窗口办事慢", "会议太多")
    make.emptied(box)
    Opinion.objects.filter(text="会议太多").update(fate="answered", reply="已精简")
    page = office.get("/campaigns/kj/box/?show=waiting").content.decode()
    assert ("窗口办事慢" in page, "会议太多" in page) == (True, False)
    page = office.get("/campaigns/kj/box/?show=settled").content.decode()
    assert ("窗口办事慢" in page, "会议太多" in page) == (False, True)
    assert "Nothing matches" in office.get("/campaigns/kj/box/?q=无此").content.decode()


def test_poster_is_a_pdf(campaign, office):
    make.box(campaign)
    answer = office.get("/campaigns/kj/box/poster.pdf")
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
