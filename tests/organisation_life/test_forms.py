import pytest

from phases.organisation_life import forms
from tests.factories import documents as make
from tests.factories import life, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def test_talk_form_has_no_field_for_words(place):
    assert list(forms.TalkForm(campaign=place.campaign).fields) == ["talker", "partner", "talked_on", "place"]


def test_two_of_one_name_are_not_guessed(place):
    organisation.person(place.campaign.unit, "王党员")
    form = forms.SpeakersForm({"names": "徐东向\n王党员"}, roster=list(place.campaign.unit.people.all()))
    assert not form.is_valid()
    assert "王党员" in str(form.errors)


def test_papers_are_those_of_the_phase(place):
    at = {"campaign": place.campaign, "office": place.office}
    here = make.drafted(type("At", (), at | {"phase": place.meeting.phase}), kind="notice")
    make.drafted(type("At", (), at | {"phase": place.campaign.phases.get(order=1)}), kind="notice")
    form = forms.PapersForm(meeting=place.meeting)
    assert list(form.fields["notice"].queryset) == [here]


def test_lines_become_lists():
    form = forms.PointsForm({"speaker": "副主席", "points": "一\n\n 二 "})
    assert form.is_valid()
    assert form.cleaned_data["points"] == ["一", "二"]
    wrap = forms.WrapUpForm({"highlights": "甲\n乙"})
    assert wrap.is_valid()
    assert wrap.cleaned_data["highlights"] == ["甲", "乙"]
