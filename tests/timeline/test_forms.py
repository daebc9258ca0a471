import pytest

from phases.organisation.models import Unit
from phases.timeline.forms import CampaignForm, NewCampaignForm, PartForm, TaskForm
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


def test_campaign_does_not_report_to_itself():
    campaign, other = timeline.campaign(), timeline.campaign()
    assert list(CampaignForm(instance=campaign).fields["parent"].queryset) == [other]


def test_every_template_and_every_unit_can_be_chosen_but_no_department():
    unit = organisation.unit()
    organisation.department(unit)
    form = NewCampaignForm()
    assert len(form.fields["template"].choices) == 4
    assert list(form.fields["unit"].queryset) == [unit]


@pytest.mark.parametrize(("unit", "new_unit", "good"), [("", "", False), ("1", "新单位", False), ("", "新单位", True)])
def test_one_unit_is_chosen_or_named(unit, new_unit, good):
    known = organisation.unit()
    form = NewCampaignForm({"unit": known.pk if unit else "", "new_unit": new_unit})
    assert ("new_unit" not in form.errors) is good


@pytest.mark.parametrize(("role", "good"), [("liaison", False), ("secretary", False), ("office", True)])
def test_liaison_needs_a_department(role, good):
    user = organisation.user()
    form = PartForm({"user": user.pk, "role": role}, unit=organisation.unit())
    assert form.is_valid() is good


def test_departments_are_those_of_the_campaigns_unit():
    unit, other = organisation.unit(), organisation.unit()
    own = organisation.department(unit)
    organisation.department(other)
    assert set(TaskForm(unit=unit).fields["department"].queryset) == set(Unit.objects.filter(pk__in=[unit.pk, own.pk]))
