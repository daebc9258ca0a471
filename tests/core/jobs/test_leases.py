from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from phases.core.jobs import LeaseLostError, leases
from phases.core.jobs.models import Job
from tests.factories import jobs as factory

pytestmark = pytest.mark.django_db


def lapse(job: Job) -> None:
    """Let the lease run out, as it does when a worker dies."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_claim_gives_the_job_to_one_worker():
    job = factory.asked()
    assert leases.claim(job.pk)
    assert leases.claim(job.pk) is None


def test_claim_waits_for_its_time():
    job = factory.asked()
    Job.objects.filter(pk=job.pk).update(not_before=timezone.now() + timedelta(minutes=1))
    assert leases.claim(job.pk) is None


def test_claim_of_unknown_or_finished_work_finds_nothing():
    job = factory.claimed()
    assert leases.finish(job)
    assert leases.claim(job.pk) is None
    assert leases.claim(job.pk + 1) is None


def test_claim_takes_over_when_the_worker_went_silent():
    first = factory.claimed()
    lapse(first)
    second = leases.claim(first.pk)
    assert second is not None
    assert second.attempts == 2
    assert not leases.extend(first)
    assert leases.extend(second)


def test_worker_that_was_overtaken_cannot_end_the_job():
    first = factory.claimed()
    lapse(first)
    second = leases.claim(first.pk)
    assert second is not None
    assert not leases.finish(first)
    assert not leases.fail(first, reason="late")
    assert not leases.bury(first, reason="late")
    assert not leases.postpone(first, reason="late", wait=None, patience=timedelta(days=1))
    with pytest.raises(LeaseLostError):
        leases.beat(first, progress=90)
    second.refresh_from_db()
    assert (second.state, second.progress, second.last_error) == (Job.State.RUNNING, 0, "")


def test_completing_after_being_overtaken_writes_nothing():
    first = factory.claimed()
    lapse(first)
    leases.claim(first.pk)
    with pytest.raises(LeaseLostError), leases.completing(first):
        factory.asked("effect")
    assert not Job.objects.filter(key="effect").exists()


def test_completing_that_fails_leaves_the_job_running():
    job = factory.claimed()
    with pytest.raises(ZeroDivisionError), leases.completing(job):
        raise ZeroDivisionError
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_beat_shows_progress_and_keeps_the_lease():
    job = factory.claimed()
    lapse(job)
    leases.beat(job, progress=140, note="page 3 of 60")
    job.refresh_from_db()
    assert (job.progress, job.progress_note) == (100, "page 3 of 60")
    assert job.lease_until > timezone.now()


def test_fail_waits_longer_each_time_and_then_gives_up(settings):
    settings.JOB_BACKOFF_SECONDS = 10
    pauses = []
    job = factory.claimed()
    while leases.fail(job, reason="no luck", traceback="…"):
        job.refresh_from_db()
        assert job.last_error == "no luck"
        if job.state == Job.State.DEAD:
            break
        pauses.append((job.not_before - timezone.now()).total_seconds())
        Job.objects.filter(pk=job.pk).update(not_before=timezone.now())
        job = leases.claim(job.pk)
    assert len(pauses) == job.max_attempts - 1
    assert all(later > 1.2 * sooner for sooner, later in pairwise(pauses))
    assert job.finished_at is not None


def test_postpone_counts_no_attempt_and_says_why():
    job = factory.claimed()
    for _ in range(job.max_attempts + 2):
        assert leases.postpone(job, reason="no mail server", wait=timedelta(0), patience=timedelta(days=3))
        job = leases.claim(job.pk)
    assert (job.attempts, job.last_error) == (1, "no mail server")


def test_postpone_gives_up_when_the_patience_is_used_up():
    job = factory.claimed()
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(days=4))
    job.refresh_from_db()
    assert leases.postpone(job, reason="no mail server", wait=None, patience=timedelta(days=3))
    job.refresh_from_db()
    assert job.state == Job.State.DEAD


def test_bury_deadly_ends_work_that_kills_every_worker():
    job = factory.claimed()
    for _ in range(job.max_attempts - 1):
        lapse(job)
        assert leases.bury_deadly() == 0
        job = leases.claim(job.pk)
    lapse(job)
    assert leases.claim(job.pk) is None
    assert leases.bury_deadly() == 1
    job.refresh_from_db()
    assert (job.state, job.last_error != "") == (Job.State.DEAD, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "running"},
        {"state": "done"},
        {"state": "failed"},
        {"state": "lost"},
        {"progress": 101},
        {"attempts": 7},
        {"finished_at": timezone.now()},
    ],
)
def test_database_refuses_a_state_without_its_facts(wrong):
    job = factory.asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**wrong)
