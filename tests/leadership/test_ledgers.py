"""Observers and inspections as sheets that come back."""

import pytest

from phases.leadership import ledgers
from phases.leadership.models import InspectionNote, Observer
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
