"""The committee's answer."""

import pytest

from phases.reports.forms import AnswerForm, SignedAnswerForm


@pytest.mark.parametrize(
    ("decision", "remarks", "valid"),
    [("acknowledged", "", True), ("sent_back", "缺转段会议", True), ("sent_back", " ", False), ("lost", "", False)],
)
def test_sending_back_says_what_is_missing(decision, remarks, valid):
    assert AnswerForm({"decision": decision, "remarks": remarks}).is_valid() is valid


def test_answer_without_an_account_carries_a_name():
    assert not SignedAnswerForm({"decision": "acknowledged", "by_name": ""}).is_valid()
