"""What reports put on somebody's workbench."""

import pytest

from phases.reports import services
from phases.reports.due import DeliveriesStuck, ReportsReceived
from phases.timeline.selectors import part_of
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def test_received_report_waits_on_the_committees_workbench_until_answered():
    place = make.bureau()
    delivery = sent.delivered(place)
    part = part_of(place.committee, place.superior)
    (due,) = ReportsReceived().waiting(place.superior, place.committee, part)
    assert "市科技局" in str(due.what)
    services.acknowledge(delivery=delivery, by=place.committee)
    assert list(ReportsReceived().waiting(place.superior, place.committee, part)) == []


def test_stuck_letter_waits_on_the_offices_workbench():
    place = make.bureau(email="committee@example.org")
    delivery = sent.delivery(sent.issued(place), "email")
    services.note_unreachable(delivery=delivery, reason="Connection refused", was_refused=True)
    part = part_of(place.office, place.campaign)
    (due,) = DeliveriesStuck().waiting(place.campaign, place.office, part)
    assert due.why == "Connection refused"
    services.record_delivered(delivery=delivery)
    assert list(DeliveriesStuck().waiting(place.campaign, place.office, part)) == []
