"""What the forms offer and refuse."""

import pytest

from phases.leadership import forms
from tests.factories import leadership, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-10")
def test_observers_are_chosen_among_those_outside_the_party():
    campaign = timeline.campaign()
    organisation.person(campaign.unit, "党员")
    mass = organisation.person(campaign.unit, "江晓月", category="mass_representative")
    assert list(forms.ObserverForm(campaign=campaign).fields["person"].queryset) == [mass]
    leadership.observer(campaign, person=mass)
    again = forms.ObserverForm(
        {"person": mass.pk, "kind": "mass_representative", "chosen_on": "2008-10-15"}, campaign=campaign
    )
    assert list(again.errors) == ["person"]


def test_part_outside_the_office_takes_no_function():
    campaign = timeline.campaign()
    form = forms.MemberForm({"name": "甲", "part": "head", "inspects": "on"}, campaign=campaign)
    assert list(form.errors) == ["part"]
    assert list(forms.MemberForm({"part": "head"}, campaign=campaign).errors) == ["person"]


def test_finding_is_mended_after_the_inspection():
    campaign = timeline.campaign()
    department = organisation.department(campaign.unit)
    given = {"department": department.pk, "on": "2009-04-10", "text": "缺", "settled_on": "2009-04-01"}
    assert list(forms.InspectionForm(given, campaign=campaign).errors) == ["settled_on"]
