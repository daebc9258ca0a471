"""Whatever is done in whatever order, votes are those that somebody entered, and nobody settles them alone."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from phases.appraisal import counted, selectors, services
from phases.appraisal.models import Appraisal
from phases.appraisal.states import COUNTED, FINAL
from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

BALLOTS = 6
NUMBERS = {"issued": BALLOTS, "returned": BALLOTS, "valid": BALLOTS, "void": 0}
rows = st.integers(0, BALLOTS).flatmap(
    lambda good: st.integers(0, BALLOTS - good).map(lambda fair: (good, fair, BALLOTS - good - fair, 0))
)
acts = st.one_of(
    st.tuples(st.sampled_from(["enter", "count_again"]), st.integers(0, 2), rows),
    st.tuples(st.sampled_from(["check", "send_back", "lock", "unlock", "void"]), st.integers(0, 2), st.none()),
)
REASONED = {"send_back": "重数", "unlock": "看错", "void": "多发一张"}


def play(appraisal, act, by, row):
    """What the service makes of the act; a refusal changes nothing."""
    try:
        with transaction.atomic():
            if act in {"enter", "count_again"}:
                votes = make.votes_of(appraisal, [row])
                return getattr(services, act)(appraisal=appraisal, numbers=NUMBERS, votes=votes, by=by)
            reason = {"reason": REASONED[act]} if act in REASONED else {}
            return getattr(services, act)(appraisal=appraisal, by=by, **reason)
    except RefusedError:
        return appraisal


@pytest.mark.django_db
@hypothesis_settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(acts, max_size=10))
def test_votes_are_conserved_through_any_order_of_entry_correction_void_and_lock(deeds):
    with transaction.atomic():
        campaign = timeline.campaign()
        people = [meetings.appointed(campaign), meetings.appointed(campaign), meetings.appointed(campaign, Role.HEAD)]
        appraisal = make.held(campaign, "好吗：好、中、差", by=people[0])
        entered, result = None, None
        for act, who, row in deeds:
            before = Appraisal.objects.get(pk=appraisal.pk).state
            play(appraisal, act, people[who], row)
            now = make.whole(appraisal)
            votes = [counted.tally_of(option).paper_entered for option in now.questions.all()[0].options.all()]
            if act == "enter" and who != 2 and votes == list(row):
                entered = list(row)
            if now.state in COUNTED:
                assert votes == entered
                assert sum(votes) == now.valid == BALLOTS
            if now.state in {"checked", *FINAL}:
                assert now.checked_by_id != now.entered_by_id
            if now.state in FINAL:
                assert before in {"checked", *FINAL}
                result = result if before in FINAL else selectors.snapshot(now)
                assert selectors.snapshot(now) == result
            assert now.corrections.count() == now.locks - (now.state in FINAL)
            assert all(kept.before["rows"] for kept in now.corrections.all())
        transaction.set_rollback(True)
