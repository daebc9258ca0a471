import time
from datetime import timedelta

import pytest
from django.utils import timezone

from phases.core.jobs.models import Job
from phases.jobs import heartbeat
from tests.factories import jobs as factory

pytestmark = pytest.mark.django_db(transaction=True)


def lease(job: Job) -> object:
    return Job.objects.get(pk=job.pk).lease_until


def test_heartbeat_extends_the_lease_while_the_block_runs(settings):
    settings.JOB_LEASE_SECONDS = 1
    job = factory.claimed()
    with heartbeat.beating(job):
        time.sleep(0.6)
    ended = lease(job)
    assert ended > job.lease_until
    time.sleep(0.5)
    assert lease(job) == ended


def test_heartbeat_leaves_hanging_work_to_the_next_worker(settings, caplog):
    settings.JOB_LEASE_SECONDS, settings.JOB_LONGEST_SECONDS = 1, 0
    job = factory.claimed()
    with heartbeat.beating(job):
        time.sleep(1.1)
    assert Job.objects.due(timezone.now()).exists()
    assert "too long" in caplog.text


def test_heartbeat_of_a_job_that_was_taken_over_changes_nothing(settings):
    settings.JOB_LEASE_SECONDS = 1
    job = factory.claimed()
    past = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=job.pk).update(lease_until=past, lease_token="00000000-0000-0000-0000-000000000001")
    with heartbeat.beating(job):
        time.sleep(0.5)
    assert lease(job) == past
