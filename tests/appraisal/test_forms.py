"""Forms: cells that stay unknown, questions as lines, the fields of each step."""

import pytest

from phases.appraisal import forms
from tests.factories import appraisal as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_empty_cell_is_unknown_and_zero_is_zero(campaign):
    appraisal = make.whole(make.held(campaign, "好吗：好、差"))
    options = list(appraisal.questions.all()[0].options.all())
    form = forms.CountForm({"issued": "18", f"o{options[0].pk}": "0"}, appraisal=appraisal)
    assert form.is_valid(), form.errors
    count = form.count()
    assert count["numbers"] == {"issued": 18, "returned": None, "valid": None, "void": None}
    assert list(count["votes"].values()) == [{options[0].pk: 0, options[1].pk: None, options[2].pk: None}]


def test_cell_takes_no_words_and_no_negative_number(campaign):
    appraisal = make.whole(make.held(campaign, "好吗：好、差"))
    assert set(forms.CountForm({"issued": "-1", "void": "十"}, appraisal=appraisal).errors) == {"issued", "void"}


def test_headline_keeps_the_other_groups(campaign):
    groups = [{"name": "前两等", "top": 2, "headline": True}, {"name": "前三等", "top": 3}]
    appraisal = make.whole(make.planned(campaign, groups=groups))
    form = forms.QuestionsForm({"text": "好吗：好、中、差", "top": "1", "name": "好"}, appraisal=appraisal)
    assert form.is_valid()
    assert [(group["name"], group["top"]) for group in form.groups()] == [("前三等", 3), ("好", 1)]


def test_step_asks_for_a_reason_where_one_is_due(campaign):
    appraisal = make.planned(campaign, classes=[{"name": "党员"}])
    assert set(forms.step_form("hold", appraisal).fields) == {
        "participants", "reason", f"class-{appraisal.classes.get().pk}",
    }  # fmt: skip
    assert forms.step_form("unlock", appraisal).fields["reason"].required
    assert not forms.step_form("check", appraisal).fields


def test_quoted_percentage_is_one(campaign):
    appraisal = make.whole(make.held(campaign, "好吗：好、差"))
    question = appraisal.questions.all()[0]
    assert not forms.QuotedForm({"source": "x", f"q{question.pk}": "101"}, appraisal=appraisal).is_valid()
    form = forms.QuotedForm({"source": "总结", f"q{question.pk}": "93.75"}, appraisal=appraisal)
    assert form.is_valid()
    assert str(form.quoted()["rates"][question.pk]) == "93.75"
