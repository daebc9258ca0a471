"""What reports answer to a gate."""

import pytest

from phases.reports import services
from phases.reports.criteria import ReportAcknowledged, ReportApproved
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
