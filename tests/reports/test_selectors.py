"""Reads of deliveries and of the inbox."""

import pytest

from phases.reports import selectors, services
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def test_inbox_moves_a_report_from_waiting_to_answered():
    place = make.bureau()
    delivery = sent.delivered(place)
    assert list(selectors.waiting_in(place.superior)) == [delivery]
    services.acknowledge(delivery=delivery, by=place.committee)
    assert list(selectors.waiting_in(place.superior)) == []
    assert list(selectors.answered_in(place.superior)) == [delivery]


def test_deliveries_are_found_by_title_recipient_and_state():
    place = make.bureau()
    delivery = sent.delivered(place)
    own = selectors.deliveries_of(place.campaign)
    assert list(selectors.filtered(own, {"q": "书面材料", "state": "delivered"})) == [delivery]
    assert list(selectors.filtered(own, {"q": "领导小组"})) == [delivery]
    assert list(selectors.filtered(own, {"state": "dead"})) == []


def test_first_delivery_has_no_earlier_one():
    assert selectors.earlier_delivered(sent.delivered(make.bureau()).version) is None


def test_work_on_a_delivery_is_found_by_its_subject():
    delivery = sent.delivered(make.bureau())
    assert set(selectors.jobs_of([delivery])) == {f"delivery:{delivery.pk}"}
