import celery
import pytest
from django.conf import settings

from phases.core.jobs import services
from phases.core.jobs.models import Job
from phases.jobs import tasks
from tests.factories import jobs as factory


def test_names_of_the_tasks_are_those_that_are_sent():
    assert tasks.run.name == services.TASK
    assert tasks.sweep.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.sweep.name in celery.current_app.tasks


@pytest.mark.django_db
def test_run_of_a_job_that_was_removed_does_nothing():
    tasks.run(4711)
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_run_carries_the_job_out():
    job = factory.asked(kind="nobody's")
    tasks.run(job.pk)
    job.refresh_from_db()
    assert "nobody's" in job.last_error


@pytest.mark.django_db(transaction=True)
def test_sweep_nudges(broker_folder):
    job = factory.asked()
    Job.objects.filter(pk=job.pk).update(nudged_at=None)
    tasks.sweep()
    assert len(list(broker_folder.glob("*.msg"))) == 2
