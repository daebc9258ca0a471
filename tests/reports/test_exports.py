"""The register of deliveries (domain.md section 3)."""

import pytest

from phases.reports import services
from phases.reports.exports import DeliveryRegister, PapersSentRegister
from tests.factories import documents as make
from tests.factories import reports as sent
from tests.factories import submissions

pytestmark = pytest.mark.django_db


def test_register_says_to_whom_by_which_way_and_what_came_back():
    place = make.bureau()
    services.acknowledge(delivery=sent.delivered(place), by=place.committee, remarks="清楚")
    (row,) = DeliveryRegister().rows(place.campaign, {})
    assert row[2] == "市委深入学习实践科学发展观活动领导小组"
    assert row[-1] == "清楚"
    assert len(row) == len(DeliveryRegister.columns)


@pytest.mark.trace("S-54", "T-51")
def test_register_of_papers_shows_what_was_delivered_beside_what_the_office_sent():
    place = make.bureau()
    services.acknowledge(delivery=sent.delivered(place), by=place.committee, remarks="清楚")
    submissions.paper(place.campaign, place.office)
    own, delivered = PapersSentRegister().rows(place.campaign, {})
    assert (own[0], own[1]) == (1, "调研报告")
    assert (delivered[0], delivered[2], delivered[-1]) == (
        2,
        "市委深入学习实践科学发展观活动领导小组",
        "清楚",
    )
    assert len(own) == len(delivered) == len(PapersSentRegister.columns)
