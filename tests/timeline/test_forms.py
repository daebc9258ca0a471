import pytest

from phases.organisation.models import Unit
from phases.timeline import forms
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


@pytest.mark.trace("T-08", "T-23")
def test_goals_are_typed_one_in_a_line_and_an_earlier_campaign_is_named():
    campaign, earlier = timeline.campaign(goals=["提高思想認識"]), timeline.campaign()
    assert forms.CampaignForm(instance=campaign).initial["goals"] == "提高思想認識"
    goals = "提高思想認識\n解決突出問題\n\n創新體制機制\n促進科學發展"
    given = {"name": "活動", "short_name": "活動", "year": 2008, "script": "zh-hant", "goals": goals}
    form = forms.CampaignForm(
        given | {"related": earlier.pk, "related_note": "解放思想大討論活動（2008年7月）"}, instance=campaign
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["goals"] == ["提高思想認識", "解決突出問題", "創新體制機制", "促進科學發展"]
    assert form.cleaned_data["related"] == earlier


def test_campaign_that_reports_here_cannot_be_the_superior():
    campaign = timeline.campaign()
    below = timeline.campaign(parent=campaign)
    given = {"name": "活動", "short_name": "活動", "year": 2008, "script": "zh-hant", "parent": below.pk}
    assert list(forms.CampaignForm(given, instance=campaign).errors) == ["parent"]


def test_requirement_may_come_again_every_month():
    form = forms.RequirementForm(
        {"text": "支委会", "criterion": "a", "value": "1", "severity": "gate", "every": "month"},
        criteria=[("组", [("a", "A")])],
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["every"] == "month"
