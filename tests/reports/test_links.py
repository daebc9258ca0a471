"""The signed link."""

from datetime import timedelta

import pytest

from phases.reports import links
from phases.reports.models import Delivery
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def test_link_leads_back_to_its_own_delivery(settings):
    settings.SITE_URL = "https://office.example"
    delivery = sent.delivery(sent.issued(make.bureau()))
    assert links.read_token(links.reply_token(delivery)) == delivery
    assert links.reply_url(delivery).startswith("https://office.example/reply/")


def test_link_of_half_a_year_ago_leads_nowhere():
    delivery = sent.delivery(sent.issued(make.bureau()))
    Delivery.objects.update(asked_at=delivery.asked_at - links.VALID - timedelta(days=1))
    assert links.read_token(links.reply_token(Delivery.objects.get())) is None
