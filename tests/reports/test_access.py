"""Whose deliveries somebody may open."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from phases.reports import access
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_committee_opens_what_arrived_and_nothing_that_is_on_its_way():
    place = make.bureau()
    delivery = sent.delivery(sent.issued(place))
    with pytest.raises(Http404):
        access.received_for(asked_by(place.committee), "committee", delivery.pk)
    delivery.state, delivery.delivered_at = "delivered", delivery.asked_at
    delivery.save()
    assert access.received_for(asked_by(place.committee), "committee", delivery.pk) == delivery


def test_only_the_office_tries_a_delivery_again():
    place = make.bureau()
    delivery = sent.delivery(sent.issued(place))
    assert access.delivery_for(asked_by(place.office), "bureau", delivery.pk) == delivery
    with pytest.raises(PermissionDenied):
        access.delivery_for(asked_by(place.head), "bureau", delivery.pk)
