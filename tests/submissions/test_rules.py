"""When the superior should have been asked, and what an answer must say."""

from datetime import date

import pytest

from phases.submissions import rules
from phases.submissions.models import ConsentRequest, Submission

HELD = date(2008, 10, 17)


def asked(decision="", decided_on=None):
    return ConsentRequest(asked_on=date(2008, 10, 10), decision=decision, decided_on=decided_on)


@pytest.mark.trace("T-11")
def test_mobilisation_of_17_october_stands_with_consent_from_before_it():
    assert rules.has_consent(HELD, [asked("granted", date(2008, 10, 15))])


@pytest.mark.trace("T-11")
@pytest.mark.parametrize(
    ("requests", "said"),
    [
        ([], "No consent"),
        ([asked()], "has not answered"),
        ([asked("refused", date(2008, 10, 15))], "refused"),
        ([asked("granted", date(2008, 10, 20))], "after the meeting"),
    ],
)
def test_meeting_without_consent_from_before_it_is_warned_about(requests, said):
    verdict = rules.has_consent(HELD, requests)
    assert not verdict
    assert said in str(verdict.reason)


def test_office_that_says_why_it_did_not_ask_is_not_warned_again():
    assert rules.has_consent(HELD, [asked("not_asked", HELD)])


def test_comments_make_consent_no_less_given():
    assert rules.has_consent(HELD, [asked("granted_with_comments", HELD)])


def test_answer_needs_its_day_and_the_day_its_answer():
    paper = Submission(sent_on=HELD)
    assert not rules.may_answer(paper, "accepted", None, "")
    assert not rules.may_answer(paper, "sent", HELD, "")
    assert not rules.may_answer(paper, "accepted", date(2008, 10, 1), "")
    assert rules.may_answer(paper, "accepted", HELD, "")
    assert not rules.may_decide(HELD, "granted", None, "")
    assert rules.may_decide(HELD, "", None, "")
