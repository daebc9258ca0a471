"""Fields of the forms: what they offer and what they hand on."""

import pytest

from phases.analysis_report import forms, services
from tests.factories import analysis_report as make
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.scene()


def test_an_explanation_is_asked_for_only_where_something_is_missing(place):
    assert "explanation" not in forms.NamingForm(act="draft", doubts=["x"]).fields
    assert "explanation" not in forms.NamingForm(act="review", doubts=[]).fields
    assert "explanation" in forms.NamingForm(act="review", doubts=["x"]).fields


@pytest.mark.trace("T-41")
def test_a_round_goes_to_all_departments_unless_told(place):
    form = forms.RoundForm(campaign=place.campaign)
    assert form.fields["units"].initial == [unit.pk for unit in place.units]


def test_a_reply_is_read_section_by_section_a_line_a_point(place):
    recipient = make.circulated(place).recipients.all()[0]
    typed = {"on_a1": "一\n\n 二 ", "on_a6": "三", "whole": "四"}
    form = forms.ReplyForm(typed, recipient=recipient, for_others=False)
    assert form.is_valid()
    assert form.points() == [("a1", "一"), ("a1", "二"), ("a6", "三"), ("", "四")]
    assert "on" not in form.fields
    assert [str(form.fields[f"on_a{number}"].label) for number in (1, 6)] == ["查找問題", "加強領導班子自身建設"]


def test_an_answer_that_stands_is_offered_for_changing(place):
    recipient = make.circulated(place).recipients.all()[0]
    services.reply(recipient=recipient, by=place.office, points=[("a2", "一"), ("a2", "二"), ("", "三")])
    recipient.refresh_from_db()
    form = forms.ReplyForm(recipient=recipient, for_others=True)
    assert (form.initial["on_a2"], form.initial["whole"], form.initial["no_comment"]) == ("一\n二", "三", False)


def test_a_decision_offers_only_versions_after_the_one_sent_out(place):
    circulation = make.circulated(place)
    newer = make.write(circulation.report, place)
    point = services.add_point(circulation=circulation, by=place.office, text="一")
    field = forms.DecisionForm(point=point, report=circulation.report).fields["taken_in"]
    assert list(field.queryset) == [newer]
    assert field.label_from_instance(newer) == "version 2"


def test_recipients_stand_one_a_line_each_once(place):
    typed = {"recipients": "省科協\n\n領導小組辦公室\n省科協", "purpose": "filing", "sent_on": "2009-01-13",
             "channel": "letter", "copies": "1"}  # fmt: skip
    form = forms.SendingForm(typed)
    assert form.is_valid()
    assert form.names() == ["省科協", "領導小組辦公室"]
    assert not forms.SendingForm(typed | {"recipients": "長" * 201}).is_valid()


@pytest.mark.trace("T-37")
def test_the_chief_author_is_chosen_among_the_leaders(place):
    organisation.person(place.campaign.unit, "普通黨員")
    form = forms.OpeningForm(campaign=place.campaign)
    assert [str(person) for person in form.fields["chief"].queryset] == ["徐東向"]
    assert "duty" not in form.fields


def test_who_is_asked_already_is_not_offered_again(place):
    circulation = make.circulated(place)
    third = organisation.department(place.campaign.unit, "辦公室")
    form = forms.RoundChangeForm(circulation=circulation)
    assert list(form.fields["units"].queryset) == [third]


def test_names_from_outside_stand_one_a_line_each_once(place):
    sent = {"mode": "writing", "sent_on": "2008-12-10", "others": "省博物館\n\n 退休館長 \n省博物館"}
    form = forms.RoundForm(sent, campaign=place.campaign)
    assert form.is_valid()
    assert form.cleaned_data["others"] == ["省博物館", "退休館長"]
    assert "others" in forms.RoundForm(sent | {"others": "長" * 61}, campaign=place.campaign).errors


@pytest.mark.trace("T-42")
@pytest.mark.parametrize(("ticked", "asked"), [((0, 1), 0), ((0,), 1)])
def test_round_at_a_meeting_waits_for_answers_of_those_alone_who_were_ticked_for_it(place, ticked, asked):
    """All departments are ticked when the page opens; left so, they would be waited for in vain."""
    units = [place.units[at].pk for at in ticked]
    form = forms.RoundForm({"mode": "meeting", "sent_on": "2008-12-29", "units": units}, campaign=place.campaign)
    assert form.is_valid()
    assert len(form.cleaned_data["units"]) == asked
