"""Which version somebody may read."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from phases.documents import access
from tests.factories import documents as make
from tests.factories import reports as made

pytestmark = pytest.mark.django_db


def asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_reader_of_published_documents_reads_the_approved_version_alone():
    place = make.bureau()
    document = made.issued(place)
    assert access.version_for(asked_by(place.member), "bureau", document.pk, 1) == document.approved_version
    with pytest.raises(Http404):
        access.version_for(asked_by(place.member), "bureau", document.pk, 2)


def test_document_of_another_campaign_does_not_exist_here():
    place, other = make.bureau(), make.bureau(number=2)
    document = make.drafted(other)
    with pytest.raises(Http404):
        access.document_for(asked_by(place.office), "bureau", document.pk)
