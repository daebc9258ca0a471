"""What an urn allows, by its state and by the least numbers."""

import pytest

from phases.appraisal.rules import urn as rules
from phases.appraisal.urn_states import MOVES, UrnState
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("number", "allowed"), [(9, False), (10, True), (18, True), (19, False)])
def test_slips_are_as_many_as_voters_and_at_least_ten(number, allowed):
    ready = make.urn(state=UrnState.SLIPS)
    assert bool(rules.may_print_slips(ready.urn, number, 18)) is allowed


def test_three_different_people_hold_the_sheets():
    urn = make.urn(state=UrnState.PREPARED).urn
    assert rules.may_print_keys(urn, make.HOLDERS)
    assert not rules.may_print_keys(urn, ["周正", "周正 ", "吴敏"])
    assert not rules.may_print_keys(urn, ["周正", "吴敏", " "])


def test_no_step_is_left_out():
    """From each state only the table's moves."""
    urn = make.urn(state=UrnState.PREPARED).urn
    for state in UrnState.values:
        urn.state = state
        assert {act for act in MOVES if rules.may_move(urn, act, "x")} == {
            act for act, move in MOVES.items() if state in move.sources
        }


def test_turnout_is_told_in_steps_of_five_while_the_ballot_runs():
    ready = make.urn()
    for place in range(7):
        ready.cast(place)
    urn = ready.fresh()
    assert rules.told(urn) == 5
    urn.state = UrnState.CLOSED
    assert rules.told(urn) == 7


def test_paper_is_counted_and_checked_before_the_urn_is_opened():
    ready = make.urn(on_paper=True)
    for place in range(5):
        ready.cast(place)
    urn = ready.fresh()
    urn.state = UrnState.CLOSED
    refused = rules.may_count(urn)
    assert not refused
    assert "paper" in str(refused.reason)
    urn.appraisal.state = "checked"
    assert rules.may_count(urn)


def test_form_stays_while_ballots_lie_in_the_urn():
    ready = make.urn()
    assert not rules.may_change_form(ready.fresh().appraisal)
    assert rules.may_change_form(make.urn(state=UrnState.SLIPS).fresh().appraisal)
    assert rules.may_change_form(make.appraisal())


def test_urn_is_dropped_only_while_nobody_could_vote():
    assert rules.may_drop(make.urn(state=UrnState.SLIPS).urn)
    assert not rules.may_drop(make.urn().urn)


def test_ballot_void_by_a_blank_takes_no_blank():
    ready = make.urn(blank="void")
    questions = list(ready.urn.appraisal.questions.prefetch_related("options"))
    assert not rules.is_filled_in(ready.urn.appraisal, [1, 1, 1, 1, 1, 255], questions)
    assert rules.is_filled_in(ready.urn.appraisal, [1] * 6, questions)


def test_result_waits_until_the_urn_was_counted_twice():
    ready = make.urn()
    assert not rules.is_counted(ready.fresh().appraisal)
    for place in range(5):
        ready.cast(place)
    urn = make.counted(ready)
    assert not rules.is_counted(urn.appraisal)
    urn.state = urn.appraisal.urn.state = UrnState.CHECKED
    assert rules.is_counted(urn.appraisal)
    assert rules.is_counted(make.appraisal())


def refused(verdict):
    assert not verdict
    return str(verdict.reason)


def test_appraisal_has_one_urn_and_none_after_it_was_counted():
    ready = make.urn(state=UrnState.PREPARED)
    assert "its urn already" in refused(rules.may_prepare(ready.urn.appraisal))
    other = make.appraisal()
    other.state = "locked"
    assert "counted already" in refused(rules.may_prepare(other))


def test_ballot_does_not_open_after_the_paper_was_counted_or_on_an_empty_form():
    urn = make.urn(state=UrnState.SLIPS).urn
    questions = list(urn.appraisal.questions.prefetch_related("options"))
    assert rules.may_open(urn, questions)
    assert "asks nothing yet" in refused(rules.may_open(urn, []))
    urn.appraisal.state = "checked"
    assert "nobody votes any more" in refused(rules.may_open(urn, questions))
    urn.state = UrnState.OPEN
    assert not rules.may_open(urn, questions)


def test_result_waits_for_the_urn_and_an_urn_in_use_keeps_its_form():
    urn = make.urn().urn
    assert "not counted yet" in refused(rules.is_counted(urn.appraisal))
    assert "stays as it is" in refused(rules.may_change_form(urn.appraisal))
    assert "Slips are in use" in refused(rules.may_drop(urn))
    assert not rules.was_opened(urn.appraisal)


def test_urn_that_was_never_counted_is_destroyed_with_a_reason_only():
    urn = make.urn(state=UrnState.CLOSED).urn
    assert "Say why" in refused(rules.may_destroy(urn, urn.appraisal.campaign.today))
    assert rules.may_destroy(urn, urn.appraisal.campaign.today, "人太少")
    urn.state = UrnState.OPEN
    assert not rules.may_destroy(urn, urn.appraisal.campaign.today, "人太少")
