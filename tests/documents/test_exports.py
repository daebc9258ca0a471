"""The register of documents."""

import pytest

from phases.documents import services
from phases.documents.exports import DocumentRegister
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_register_lists_the_documents_as_the_page_filters_them():
    place = make.bureau()
    make.drafted(place)
    services.withdraw(document=make.drafted(place, kind="notice"), by=place.office)
    rows = list(DocumentRegister().rows(place.campaign, {}))
    assert [row[0] for row in rows] == ["第一阶段书面材料"]
    assert len(rows[0]) == len(DocumentRegister.columns)
