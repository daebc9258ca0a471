"""The ballot as a form: one sign for each question."""

import pytest

from phases.appraisal import ballots
from phases.appraisal.selectors import urn as selectors
from phases.portal.ballot_forms import BallotForm, SlipForm
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def form(typed: dict[str, str], **fields: str) -> BallotForm:
    appraisal = make.appraisal(**fields)
    return BallotForm(typed, appraisal=appraisal, questions=selectors.questions_of(appraisal))


def test_votes_are_places_and_what_is_open_is_an_abstention():
    typed = {f"q{place}": str(place % 5) for place in range(1, 7)}
    filled = form(typed)
    assert filled.is_valid(), filled.errors
    assert filled.votes == [1, 2, 3, 4, ballots.ABSTAINED, 1]


def test_question_that_may_not_stay_open_is_asked_again():
    typed = {f"q{place}": "1" for place in range(1, 6)} | {"q6": "0"}
    filled = form(typed, blank="void")
    assert not filled.is_valid()
    assert filled.asked()[5].errors
    assert not filled.asked()[0].may_stay_open


def test_misread_code_is_told_locally():
    slip = SlipForm({"code": "7KQ2-9FXM"})
    assert "code of a slip" in str(slip.errors["code"])
