"""What the forms of opinions make of what was typed."""

import pytest

from phases.opinions.forms.entry import LONGEST, PasteForm
from phases.opinions.forms.setting import Lines, SurveyFormForm
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_list_of_lines_is_read_without_blanks_and_shown_again():
    field = Lines(required=False)
    assert field.clean(" 计 \n\n策\n") == ["计", "策"]
    assert field.prepare_value(["计", "策"]) == "计\n策"
    assert not field.has_changed(["计", "策"], "计\r\n策")
    assert field.clean("") == []


def test_line_that_is_too_long_is_named_and_the_others_stay():
    campaign = timeline.campaign()
    form = PasteForm({"channel": make.channel(campaign).pk, "text": f"{'长' * (LONGEST + 1)}\n短"}, campaign=campaign)
    assert form.is_valid()
    read = form.read()
    assert [bool(line.error) for line in read] == [True, False]
    assert [entry.text for entry in form.entries(read)] == ["短"]


def test_empty_numbers_of_a_form_stay_unknown():
    campaign = timeline.campaign()
    form = SurveyFormForm({"name": "表", "channel": make.channel(campaign).pk, "issued": "60"}, campaign=campaign)
    assert form.is_valid()
    assert (form.cleaned_data["issued"], form.cleaned_data["returned"]) == (60, None)
