"""The letter's job, with a mail server that takes it, refuses it, or is away."""

import pytest
from django.core import mail as outbox

from phases.core.jobs.models import Job
from phases.jobs import services as jobs
from phases.opinions import services
from phases.opinions.models import Opinion
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def opinion():
    campaign = timeline.campaign(slug="kj")
    return make.opinion(campaign, "延长开放时间", giver_name="王女士", contact="wang@example.org")


@pytest.fixture
def act(opinion):
    return services.put_aside(
        campaign=opinion.campaign,
        opinions=[opinion],
        fate=Opinion.Fate.ANSWERED,
        reply="周末延长到十八点。",
        by=meetings.appointed(opinion.campaign),
    )


def run():
    job = Job.objects.get(kind="opinions.tell_giver")
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def test_letter_goes_out_with_a_message_id_of_its_own_reply(act):
    job = run()
    (letter,) = outbox.outbox
    assert (job.state, letter.extra_headers["Message-ID"]) == ("done", f"<{job.payload['letter']}@localhost>")


def test_reply_that_was_taken_back_is_not_sent(act):
    services.undo(act=act, by=act.by)
    assert (run().state, outbox.outbox) == ("done", [])


def test_server_that_is_away_is_asked_again(act, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    job = run()
    assert (job.state, job.attempts) == ("waiting", 0)
    assert "mail server" in job.last_error
