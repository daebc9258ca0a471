"""What reports answer to a gate, to the workbench and to exports."""

import pytest

from phases.reports import services
from phases.reports.criteria import ReportAcknowledged, ReportApproved
from phases.reports.due import DeliveriesStuck, ReportsReceived
from phases.reports.exports import DeliveryRegister
from phases.timeline.selectors import part_of
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def assessed(place) -> tuple[bool, bool]:
    demand, _created = place.phase.requirements.get_or_create(
        key="report", text="书面材料", criterion="report_approved"
    )
    return ReportApproved().assess(demand).met, ReportAcknowledged().assess(demand).met


@pytest.mark.trace("S-54")
def test_gate_follows_the_report_from_draft_to_receipt():
    place = make.bureau()
    assert assessed(place) == (False, False)
    delivery = sent.delivered(place)
    assert assessed(place) == (True, False)
    services.acknowledge(delivery=delivery, by=place.committee)
    assert assessed(place) == (True, True)


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


def test_register_says_to_whom_by_which_way_and_what_came_back():
    place = make.bureau()
    services.acknowledge(delivery=sent.delivered(place), by=place.committee, remarks="清楚")
    (row,) = DeliveryRegister().rows(place.campaign, {})
    assert row[2] == "市委深入学习实践科学发展观活动领导小组"
    assert row[-1] == "清楚"
    assert len(row) == len(DeliveryRegister.columns)
