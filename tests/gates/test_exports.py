"""The gate as rows of a file."""

import pytest

from phases.gates import services
from phases.gates.exports import GateExport
from tests.factories import gates, meetings, timeline

pytestmark = pytest.mark.django_db


def rows(campaign, **filters):
    return list(GateExport().rows(campaign, filters))


def test_every_requirement_is_a_row_with_who_is_missing_and_the_waiver():
    place = gates.place()
    person = meetings.people(place.campaign.unit, 1)[0]
    timeline.demand(place.phase, "hours_per_member", text="20学时", value=20, where={"population": "serving_members"})
    services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    waived, short = rows(place.campaign)
    assert (waived[0], waived[-1]) == ("召开转段会议", "会期未定")
    assert person.name in short[5]
    assert all(len(row) == len(GateExport.columns) for row in (waived, short))


def test_a_phase_is_chosen_by_its_number_and_a_wrong_one_is_the_current():
    place = gates.place()
    timeline.demand(place.campaign.phases.get(order=2), text="召开组织生活会")
    assert rows(place.campaign, phase="2")[0][0] == "召开组织生活会"
    assert rows(place.campaign, phase="9")[0][0] == rows(place.campaign, phase="x")[0][0] == "召开转段会议"


def test_a_campaign_without_phases_has_no_rows():
    campaign = timeline.campaign()
    campaign.phases.all().delete()
    assert rows(campaign) == []
