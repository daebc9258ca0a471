"""Casting: what is written, what is refused, and that no order loses or doubles a vote."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phases.appraisal import ballots
from phases.appraisal.models import Option, Tally
from phases.appraisal.models.urn import SEALED
from phases.appraisal.services import urn as life
from phases.core import codes
from phases.core.audit.models import AuditEntry
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def test_casting_is_one_update_and_nothing_else():
    ready = make.urn()
    before = AuditEntry.objects.count(), Job.objects.count()
    with CaptureQueriesContext(connection) as asked:
        ready.cast(0, [1, 2, 3, 4, 255, 1], "很好")
    writing = [query["sql"] for query in asked if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert len(writing) == 1
    assert writing[0].startswith('UPDATE "phases_secreturn"')
    assert (AuditEntry.objects.count(), Job.objects.count()) == before
    urn = ready.fresh()
    assert (urn.ballots, len(urn.sealed)) == (1, SEALED)
    assert "很好".encode() not in bytes(urn.sealed)


def test_repeat_changes_nothing_and_says_so():
    ready = make.urn()
    first = ready.cast(3, [1] * 6)
    held = ready.fresh().sealed
    again = ready.cast(3, [4] * 6)
    assert (first.before, again.before, again.mark) == (False, True, first.mark)
    assert ready.fresh().sealed == held


def test_foreign_code_and_malformed_form_are_refused():
    ready = make.urn()
    ready.codes.append(codes.new())
    for place, votes, remark in ((-1, [1] * 6, ""), (0, [1] * 5, ""), (0, [5] * 6, ""), (0, [1] * 6, "字" * 601),
                                 (0, [1] * 6, f"我的票 {codes.grouped(ready.codes[0])}")):  # fmt: skip
        with pytest.raises(RefusedError):
            ready.cast(place, votes, remark)
    assert ready.fresh().ballots == 0


def test_closed_urn_takes_nothing_but_still_knows_who_voted():
    ready = make.urn()
    ready.cast(0)
    life.close_ballot(urn=ready.urn, by=ready.by)
    with pytest.raises(RefusedError):
        ready.cast(1)
    assert ready.cast(0).before


def test_longest_remark_fits_and_makes_no_longer_box():
    ready = make.urn()
    ready.cast(0, remark="字" * ballots.LONGEST)
    ready.cast(1)
    assert len(ready.fresh().sealed) == 2 * SEALED


VOTES = st.lists(
    st.tuples(st.integers(0, 9), st.tuples(*[st.sampled_from([1, 2, 3, 4, 255])] * 6)), min_size=8, max_size=30
)


@given(VOTES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_casts_loses_or_doubles_a_vote(casts):
    """Whoever comes how often and when: the first ballot of each slip counts, once."""
    ready = make.urn(slips=10)
    first = {}
    for place, votes in [*casts, *((place, (1,) * 6) for place in range(5))]:
        assert ready.cast(place, votes).before == (place in first)
        first.setdefault(place, votes)
    urn = make.counted(ready)
    assert set(ballots.marks(urn)) == {ballots.mark_of(ready.codes[place]) for place in first}
    assert bytes(urn.spent) == ballots.kept(ballots.marks(urn))
    wanted = Counter((question, vote) for votes in first.values() for question, vote in enumerate(votes, start=1))
    found = Tally.objects.filter(option__question__appraisal=urn.appraisal).select_related("option__question")
    place_of = lambda option: ballots.ABSTAINED if option.kind == Option.Kind.BLANK else option.order  # noqa: E731 - short
    places = {(tally.option.question.order, place_of(tally.option)): tally.online for tally in found}
    assert {place: votes for place, votes in places.items() if votes} == dict(wanted)
    assert (urn.appraisal.online_returned, urn.appraisal.online_valid) == (len(first), len(first))


def test_equal_votes_leave_different_boxes_and_marks_in_sorted_order():
    ready = make.urn(slips=10)
    for place in range(5):
        ready.cast(place)
    urn = ready.fresh()
    assert bytes(urn.spent) == ballots.kept([ballots.mark_of(code) for code in reversed(ready.codes[:5])])
    assert len(set(ballots.boxes(urn))) == 5
