"""The leading group, observers and inspections as sheets that come back."""

import pytest

from phases.core.ledgers import Fate
from phases.leadership import ledgers, services
from phases.leadership.models import GroupMember, InspectionNote, Observer, Responsibility
from tests.factories import leadership, organisation, timeline
from tests.factories import ledgers as sheets

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-10")
def test_observers_come_in_by_their_names():
    campaign = timeline.campaign(year=2008)
    organisation.person(campaign.unit, "江晓月", category="mass_representative")
    line = ["江晓月", "mass_representative", "10月15日", "各部室推選"]
    headers = ["person", "kind", "chosen_on", "how"]
    sheets.bring(ledgers.Observers(), campaign, leadership.office(campaign), headers, line)
    assert (Observer.objects.get().person.name, Observer.objects.get().how) == ("江晓月", "各部室推選")


def test_inspections_go_out_and_come_back_without_a_difference():
    campaign = timeline.campaign()
    leadership.inspection(campaign, follow_up="补交")
    keys, rows = sheets.sent_out(ledgers.Inspections(), campaign)
    (reading,) = sheets.read(ledgers.Inspections(), campaign, keys, *rows)
    assert (reading.faults, reading.before, reading.record) == ({}, {}, InspectionNote.objects.get())


@pytest.mark.trace("T-07")
def test_group_goes_out_with_functions_and_departments_and_comes_back_unchanged():
    campaign = timeline.campaign()
    leader, hall = leadership.leader(campaign, "许怀远"), organisation.department(campaign.unit, "办公室")
    leadership.member(campaign, person=leader, part="head")
    leadership.member(campaign, name="温国强", part="office", coordinates=True)
    services.assign(campaign=campaign, leader=leader, departments=[hall], by=leadership.office(campaign))
    keys, rows = sheets.sent_out(ledgers.LeadingGroup(), campaign)
    assert [(row[1], row[3], row[6]) for row in rows] == [("许怀远", "", "办公室"), ("温国强", "是", "")]
    for ledger in (ledgers.LeadingGroup(), ledgers.Guiding()):
        keys, rows = sheets.sent_out(ledger, campaign)
        assert {one.fate for one in sheets.read(ledger, campaign, keys, *rows)} == {Fate.SAME}


@pytest.mark.trace("S-45", "T-07")
def test_group_comes_in_in_its_order_with_people_of_the_roster_and_others():
    campaign = timeline.campaign()
    office = leadership.office(campaign)
    leader, hall = leadership.leader(campaign, "周明远"), organisation.department(campaign.unit, "办公室")
    lines = (["顾建平", "office_head", "√"], ["周明远", "head", ""])
    sheets.bring(ledgers.LeadingGroup(), campaign, office, ["name", "part", "coordinates"], *lines)
    found = [(one.person, one.name, one.coordinates) for one in GroupMember.objects.all()]
    assert found == [(leader, "", False), (None, "顾建平", True)]
    sheets.bring(ledgers.Guiding(), campaign, office, ["leader", "department"], ["周明远", "办公室"])
    assert Responsibility.objects.get().department == hall


def test_function_of_the_office_for_a_deputy_is_a_fault():
    headers = ["name", "part", "inspects"]
    (reading,) = sheets.read(ledgers.LeadingGroup(), timeline.campaign(), headers, ["沈国栋", "deputy", "是"])
    assert set(reading.faults) == {"part"}
