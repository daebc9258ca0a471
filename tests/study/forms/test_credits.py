"""Lines of the ledger that no session shows: halves only, and only for whom they may stand."""

from datetime import date

import pytest
from django import forms as django_forms
from django.http import QueryDict

from phases.study.forms import credits as forms
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def sent(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


@pytest.mark.parametrize(("typed", "half_hours"), [("2.5", 5), ("3", 6), ("3.0", 6), ("0", 0), ("", 0)])
def test_hours_are_read_as_half_hours(typed, half_hours):
    assert forms.HoursField(required=False).clean(typed) == half_hours


@pytest.mark.parametrize("typed", ["2.3", "-1", "201", "2.25", "drei"])
def test_hours_that_are_no_halves_are_refused(typed):
    with pytest.raises(django_forms.ValidationError):
        forms.HoursField().clean(typed)


def test_visit_is_offered_first_to_those_with_a_special_arrangement_and_to_nobody_else(campaign):
    member, retired = (organisation.person(campaign.unit, arrangement=how) for how in ("", "home_visit"))
    offered = [
        [mode for mode, _label in forms.CreditForm(person=who, campaign=campaign).fields["mode"].choices]
        for who in (member, retired)
    ]
    assert offered == [["self_study", "manual"], ["alternative", "self_study", "manual"]]
    visit = {"mode": "alternative", "on": "2009-04-10"}
    assert set(forms.CreditForm(visit, person=member, campaign=campaign).errors) == {"mode"}
    assert forms.CreditForm(visit, person=retired, campaign=campaign).is_valid()


def test_line_is_given_on_as_typed(campaign):
    person = organisation.person(campaign.unit)
    typed = {"mode": "manual", "on": "2009-04-10", "half_hours": "1.5", "what": "在党校学习"}
    form = forms.CreditForm(typed, person=person, campaign=campaign)
    assert form.is_valid()
    assert form.entry == study.entry(person, half_hours=3, what="在党校学习")


def test_bad_hours_are_named_and_the_words_kept(campaign):
    typed = {"mode": "manual", "on": "2009-04-10", "half_hours": "1.4", "what": "在党校学习"}
    form = forms.CreditForm(typed, person=organisation.person(campaign.unit), campaign=campaign)
    assert set(form.errors) == {"half_hours"}
    assert (form["half_hours"].value(), form["what"].value()) == ("1.4", "在党校学习")


@pytest.mark.trace("T-69")
def test_make_up_is_for_those_who_missed_the_session_with_its_hours(campaign):
    missed, came = meetings.people(campaign.unit, 2)
    session = study.session(campaign, people=[missed, came], absent={missed: "sick"})
    opened = forms.MakeUpForm(session=session, missed=[missed])
    assert opened["half_hours"].value() == 3
    typed = {"on": "2009-04-12", "half_hours": "3"}
    form = forms.MakeUpForm(sent(people=[str(missed.pk)], **typed), session=session, missed=[missed])
    assert form.is_valid()
    assert (list(form.cleaned_data["people"]), form.cleaned_data["half_hours"]) == ([missed], 6)
    for who in ([str(came.pk)], []):
        assert set(forms.MakeUpForm(sent(people=who, **typed), session=session, missed=[missed]).errors) == {"people"}


def test_gathering_names_day_and_people_that_are_missing(campaign):
    people = meetings.people(campaign.unit, 2)
    form = forms.RoundForm(sent(half_hours="3", how="看录像"), people=people)
    assert set(form.errors) == {"on", "people"}
    assert form["how"].value() == "看录像"
    form = forms.RoundForm(sent(on="2009-04-22", half_hours="4.5", people=[str(people[1].pk)]), people=people)
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2009, 4, 22)
    assert form.cleaned_data["half_hours"] == 9


def test_filter_offers_the_departments_of_the_page(campaign):
    office = organisation.department(campaign.unit)
    form = forms.PeopleFilter({"department": "0"}, departments=[office])
    assert form.fields["department"].choices[1:] == [(office.pk, "办公室")]
    assert set(form.errors) == {"department"}
