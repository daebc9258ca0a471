from datetime import timedelta

import celery
import pytest
from django.conf import settings

from phases.core.jobs import services
from phases.core.jobs.models import Job
from phases.jobs import tasks
from phases.meetings.models import Meeting
from tests.factories import jobs as factory
from tests.factories import meetings, timeline


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


@pytest.mark.django_db
def test_desk_that_nobody_closed_is_closed_by_the_clock():
    campaign = timeline.campaign()
    desk = meetings.desk(campaign, people=meetings.people(campaign.unit), by=meetings.appointed(campaign))
    Meeting.objects.update(held_on=campaign.today - timedelta(days=1))
    tasks.close_desks()
    desk.refresh_from_db()
    assert desk.closed_at is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["sweep", "note_heads", "tend_boxes", "destroy_urns", "close_desks", "forget_imports"])
def test_what_the_clock_asks_for_does_nothing_where_nothing_is(name, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"  # a key that another test left behind would be something to do
    before = Job.objects.count()
    getattr(tasks, name)()
    assert Job.objects.count() == before
