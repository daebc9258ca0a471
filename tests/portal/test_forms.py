"""Forms of those without an account."""

import pytest

from phases.core import codes
from phases.portal.forms import AnswerForm, CodeForm


def test_code_is_cleaned_to_its_24_signs():
    code = codes.new()
    form = CodeForm({"code": codes.grouped(code).lower()})
    assert form.is_valid()
    assert form.cleaned_data["code"] == code


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 23 + "1"])
def test_what_cannot_be_a_code_is_not_looked_up(typed):
    assert not CodeForm({"code": typed}).is_valid()


def test_robot_that_fills_every_field_is_refused():
    assert not AnswerForm({"text": "买药", "website": "http://spam.example"}).is_valid()
    assert AnswerForm({"text": "补充\r\n两行"}).is_valid()
