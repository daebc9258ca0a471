"""The signed link: one report, one answer, no account."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from phases.reports import links
from phases.reports.models import Delivery, Receipt
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery() -> Delivery:
    return sent.delivered(make.bureau(parent=False, email="committee@example.org"), "email")


def address(token: str) -> str:
    return reverse("portal:reply", args=[token])


def answer(client, token: str, **words: str):
    return client.post(address(token), {"decision": "acknowledged", "by_name": "李主任", "remarks": ""} | words)


def test_link_shows_the_report_without_an_account(client, delivery):
    page = client.get(address(links.reply_token(delivery)))
    assert page.status_code == 200
    assert "集中学习" in page.content.decode()
    assert "sessionid" not in client.cookies


def test_answer_through_the_link_reaches_the_unit(client, delivery):
    answer(client, links.reply_token(delivery), remarks="数字清楚")
    receipt = Receipt.objects.get()
    document = delivery.version.document
    document.refresh_from_db()
    assert (receipt.decision, receipt.remarks, receipt.by) == ("acknowledged", "数字清楚", None)
    assert "李主任" in receipt.by_name
    assert document.state == "acknowledged"


def test_second_answer_shows_the_first(client, delivery):
    token = links.reply_token(delivery)
    answer(client, token)
    second = answer(client, token, decision="sent_back", remarks="再看看")
    assert (second.status_code, Receipt.objects.get().decision) == (409, "acknowledged")
    assert "李主任" in second.content.decode()


def test_send_back_without_remarks_is_asked_again(client, delivery):
    page = answer(client, links.reply_token(delivery), decision="sent_back")
    assert not Receipt.objects.exists()
    assert "is-invalid" in page.content.decode()


def test_answer_needs_a_name(client, delivery):
    answer(client, links.reply_token(delivery), by_name="")
    assert not Receipt.objects.exists()


def test_forged_and_foreign_tokens_show_nothing(client, delivery):
    token = links.reply_token(delivery)
    words = {"delivery": delivery.token.hex, "purpose": links.PURPOSE, "until": "2999-01-01"}
    foreign = signing.Signer(salt="another page").sign_object(words)
    other_purpose = signing.Signer(salt=links.SALT).sign_object(words | {"purpose": "read mail"})
    for wrong in (token[:-1], f"x{token}", foreign, other_purpose, "nonsense"):
        assert client.get(address(wrong)).status_code == 404
        assert answer(client, wrong).status_code == 404
    assert not Receipt.objects.exists()


def test_link_expires(client, delivery):
    token = links.reply_token(delivery)
    Delivery.objects.filter(pk=delivery.pk).update(asked_at=delivery.asked_at - links.VALID - timedelta(days=2))
    expired = links.reply_token(Delivery.objects.get(pk=delivery.pk))
    assert client.get(address(token)).status_code == 200
    assert client.get(address(expired)).status_code == 404


def test_link_is_the_same_for_every_try(delivery):
    assert links.reply_token(delivery) == links.reply_token(Delivery.objects.get(pk=delivery.pk))


def test_answer_is_protected_against_foreign_forms(delivery):
    strict = Client(enforce_csrf_checks=True)
    assert answer(strict, links.reply_token(delivery)).status_code == 403
    assert not Receipt.objects.exists()


def test_paper_comes_with_the_same_link(client, delivery):
    pdf = client.get(reverse("portal:reply-pdf", args=[links.reply_token(delivery)]))
    assert pdf.content == sent.PDF
    assert client.get(reverse("portal:reply-pdf", args=["nonsense"])).status_code == 404
