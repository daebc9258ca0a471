"""The job that sends a report by e-mail, run here and now against a real mail server; workers that die: test_jobs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phases.core.jobs.models import Job
from phases.jobs import services as jobs
from phases.reports.models import Delivery
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    """The job of a report that has just been printed; a report of that unit goes by e-mail alone."""
    sent.issued(make.bureau(parent=False, email="committee@example.org"))
    return Job.objects.get(kind="reports.deliver_email")


def delivery_after(job):
    jobs.run(job.pk)
    job.refresh_from_db()
    return Delivery.objects.get()


def test_letter_arrives_once_and_the_delivery_says_so(job, mail_server):
    delivery = delivery_after(job)
    assert (delivery.state, job.state) == ("delivered", "done")
    assert mail_server.message_ids == [delivery.message_id]


def test_server_that_is_away_is_tried_again_later(job, mail_server):
    mail_server.stop()
    delivery = delivery_after(job)
    assert (delivery.state, job.state) == ("waiting", "waiting")
    assert delivery.unreachable_since is not None


def test_refusal_for_good_is_given_up_with_the_servers_words(job, mail_server):
    mail_server.refuse("550 no such user")
    delivery = delivery_after(job)
    assert (delivery.state, job.state) == ("dead", "dead")
    assert "no such user" in delivery.last_error


def test_patience_ends_and_the_delivery_is_given_up(job, mail_server):
    mail_server.stop()
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(days=60))
    delivery = delivery_after(job)
    assert (delivery.state, job.state) == ("dead", "dead")
