"""Which urn a code belongs to, and what is public of it."""

import pytest

from phases.appraisal import ballots
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.urn_states import UrnState
from phases.core import codes
from tests.factories import timeline
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def test_code_finds_its_urn_among_several_and_says_whether_it_was_used():
    one, other = make.urn(), make.urn(timeline.campaign(slug="kj"))
    other.cast(2)
    used, fresh = selectors.slip_of(other.codes[2]), selectors.slip_of(one.codes[2])
    assert (used.urn, used.used, fresh.urn, fresh.used) == (other.urn, True, one.urn, False)
    assert used.shown == ballots.shown(ballots.mark_of(other.codes[2]))
    assert selectors.slip_of(codes.new()) is None


def test_slip_finds_nothing_before_the_ballot_is_opened():
    ready = make.urn(state=UrnState.SLIPS)
    assert selectors.slip_of(ready.codes[0]) is None


def test_marks_are_listed_in_order():
    ready = make.urn()
    for place in range(6):
        ready.cast(place)
    shown = selectors.marks_shown(ready.fresh())
    assert shown == sorted(shown)
    assert len(shown) == 6


def test_two_queries_for_the_form():
    ready = make.urn()
    questions = selectors.questions_of(ready.urn.appraisal)
    assert [len(selectors.ranks_of(question)) for question in questions] == [4] * 6
