"""The database itself refuses to lead around a gate, whoever writes the SQL."""

import pytest
from django.db import Error, connection, transaction

from phases.gates import services
from phases.timeline.models import GateReview
from tests.factories import gates

pytestmark = pytest.mark.django_db


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


CLOSE = "UPDATE phases_phase SET state = 'closed', closing_review_id = %s WHERE id = %s"


def test_a_phase_is_not_closed_without_a_review():
    place = gates.place()
    with pytest.raises(Error):
        execute(CLOSE, None, place.phase.pk)


def test_a_phase_is_not_closed_on_a_review_that_did_not_pass():
    place = gates.place()
    review = gates.review(place.phase, passed=False)
    with pytest.raises(Error, match="closes on a review"):
        execute(CLOSE, review.pk, place.phase.pk)


def test_a_phase_is_not_closed_on_the_review_of_another():
    place, other = gates.place(), gates.place()
    review = gates.review(other.phase)
    with pytest.raises(Error, match="closes on a review"):
        execute(CLOSE, review.pk, place.phase.pk)


def test_a_track_closes_on_its_own_review_whatever_that_found():
    place = gates.place(mode="parallel")
    review = gates.review(place.phase, passed=False)
    execute(CLOSE, review.pk, place.phase.pk)
    assert gates.fresh(place.phase).state == "closed"


def test_a_phase_does_not_open_before_those_in_front_of_it():
    place = gates.place()
    with pytest.raises(Error, match="opens when those before"):
        execute("UPDATE phases_phase SET state = 'active' WHERE id = %s", place.campaign.phases.get(order=3).pk)


def test_a_campaign_does_not_lose_its_gates_by_a_change_of_mode():
    place = gates.place()
    with pytest.raises(Error, match="keeps its mode"):
        execute("UPDATE phases_campaign SET mode = 'parallel' WHERE id = %s", place.campaign.pk)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_gatereview SET passed = passed, unmet = 3",
        "UPDATE phases_gatereview SET met = 9",
        "DELETE FROM phases_gatereview",
    ],
)
def test_a_review_stays_as_it_was_written(sql):
    place = gates.place()
    review = services.record_review(phase=gates.fresh(place.phase), by=place.office)
    with pytest.raises(Error, match="never"):
        execute(sql)
    assert GateReview.objects.values().get() == {**GateReview.objects.values().get(), "met": review.met, "unmet": 1}


def test_a_waiver_keeps_its_reason():
    place = gates.place()
    services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    with pytest.raises(Error, match="keeps its requirement and its reason"):
        execute("UPDATE phases_waiver SET reason = '其他'")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_waiver SET granted_by_id = NULL, granted_at = NULL",
        "UPDATE phases_waiver SET asked_by_id = NULL",
        "DELETE FROM phases_waiver",
    ],
)
def test_a_granted_waiver_is_revoked_and_never_rewritten(sql):
    place = gates.place()
    services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    with pytest.raises(Error, match="A waiver that was granted"):
        execute(sql)


def test_a_revoked_waiver_does_not_come_back():
    place = gates.place()
    waiver = services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    services.revoke_waiver(waiver=waiver, by=place.head)
    with pytest.raises(Error, match="A waiver that was granted"):
        execute("UPDATE phases_waiver SET revoked_at = NULL, revoked_by_id = NULL")


@pytest.mark.parametrize("before", [True, False])
def test_nothing_becomes_a_demonstration_so_that_its_records_may_go(before):
    campaign = gates.place(is_demonstration=before).campaign
    with pytest.raises(Error, match="stays one"):
        execute("UPDATE phases_campaign SET is_demonstration = NOT is_demonstration WHERE id = %s", campaign.pk)
