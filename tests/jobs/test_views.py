from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phases.core.jobs import leases
from phases.core.jobs.models import Job
from phases.organisation.roles import Role
from tests.factories import jobs as factory
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return timeline.part(campaign, Role.OFFICE, organisation.user(language="en"))


@pytest.fixture
def client(office):
    client = Client()
    client.force_login(office)
    return client


def of(campaign, key="a", make=factory.asked, **words):
    return make(key, scope=campaign.audit_chain, title=f"阶段报告 {key}", **words)


def page(client, campaign, **query):
    return client.get(reverse("jobs:job-list", args=[campaign.slug]), query)


def test_list_shows_the_jobs_of_this_campaign_only(client, campaign):
    of(campaign, "ours")
    of(timeline.campaign(), "theirs")
    response = page(client, campaign)
    assert "阶段报告 ours" in response.text
    assert "阶段报告 theirs" not in response.text


def test_list_says_why_a_job_was_given_up_and_offers_another_try(client, campaign):
    job = of(campaign, make=factory.dead, reason="the printer has no font")
    response = page(client, campaign)
    assert "1 job was given up" in response.text
    assert "the printer has no font" in response.text
    assert reverse("jobs:again", args=[job.pk]) in response.text


def test_list_says_what_a_waiting_job_waits_for(client, campaign):
    job = of(campaign, make=factory.claimed)
    leases.postpone(job, reason="the mail server does not answer", wait=timedelta(minutes=5), patience=timedelta(1))
    assert "the mail server does not answer" in page(client, campaign).text


def test_list_filters_by_state(client, campaign):
    of(campaign, "waits")
    of(campaign, "gone", make=factory.dead)
    assert "阶段报告 waits" not in page(client, campaign, state="dead").text
    assert "阶段报告 gone" in page(client, campaign, state="dead").text
    assert "阶段报告 gone" in page(client, campaign, state="nonsense").text


def test_list_without_jobs_says_what_will_be_here(client, campaign):
    assert "Here you will see" in page(client, campaign).text
    assert "No job is in this state" in page(client, campaign, state="dead").text


def test_list_needs_as_many_queries_for_a_hundred_jobs_as_for_three(client, campaign, django_assert_max_num_queries):
    for number in range(100):
        of(campaign, str(number), by=organisation.user() if number < 5 else None)
    page(client, campaign)
    with django_assert_max_num_queries(9):  # session, user, campaign, part, phases; then counts, count, rows
        page(client, campaign)
    assert "page 1 of 2" in page(client, campaign).text


@pytest.mark.parametrize(
    ("role", "status"), [(Role.HEAD, 200), (Role.OFFICE, 200), (Role.LIAISON, 403), (Role.MEMBER, 403)]
)
def test_list_is_for_those_who_run_the_campaign(campaign, role, status):
    client = Client()
    client.force_login(timeline.part(campaign, role))
    assert page(client, campaign).status_code == status


def test_all_jobs_are_for_administrators(client, campaign):
    of(campaign)
    assert client.get(reverse("jobs:all")).status_code == 403
    client.force_login(organisation.administrator())
    assert "阶段报告 a" in client.get(reverse("jobs:all")).text


def test_slip_asks_again_while_the_job_runs(client, campaign):
    job = of(campaign, make=factory.claimed)
    leases.beat(job, progress=40, note="page 12 of 60")
    response = client.get(reverse("jobs:progress", args=[job.pk]), headers=HTMX)
    assert "page 12 of 60" in response.text
    assert f"{reverse('jobs:progress', args=[job.pk])}?seen=1" in response.text
    assert "<html" not in response.text


def test_slip_that_saw_the_job_end_refreshes_the_page_once(client, campaign):
    job = of(campaign, make=factory.claimed)
    assert leases.finish(job)
    url = reverse("jobs:progress", args=[job.pk])
    assert client.get(f"{url}?seen=1", headers=HTMX).headers["HX-Refresh"] == "true"
    first_look = client.get(url, headers=HTMX)
    assert "HX-Refresh" not in first_look.headers
    assert "hx-get" not in first_look.text


def test_slip_of_a_given_up_job_says_why_and_stops_asking(client, campaign):
    job = of(campaign, make=factory.dead, reason="the report was removed")
    response = client.get(f"{reverse('jobs:progress', args=[job.pk])}?seen=1", headers=HTMX)
    assert "the report was removed" in response.text
    assert "hx-get" not in response.text


def test_detail_works_without_script(client, campaign):
    job = of(campaign, make=factory.claimed)
    response = client.get(reverse("jobs:progress", args=[job.pk]))
    assert "<noscript>" in response.text
    assert reverse("jobs:job-list", args=[campaign.slug]) in response.text


def test_traceback_is_for_administrators(client, campaign):
    job = of(campaign, make=factory.claimed)
    leases.bury(job, reason="no luck", traceback="Traceback: line 7")
    url = reverse("jobs:progress", args=[job.pk])
    assert "line 7" not in client.get(url).text
    client.force_login(organisation.administrator())
    assert "line 7" in client.get(url).text


def test_again_lets_a_given_up_job_wait(client, campaign):
    job = of(campaign, make=factory.dead)
    response = client.post(reverse("jobs:again", args=[job.pk]), follow=True)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == (Job.State.WAITING, 0, "")
    assert "A worker was asked" in response.text


def test_again_for_a_running_job_changes_nothing_and_says_why(client, campaign):
    job = of(campaign, make=factory.claimed)
    response = client.post(reverse("jobs:again", args=[job.pk]), follow=True)
    assert "being worked on right now" in response.text
    assert Job.objects.get(pk=job.pk).lease_token == job.lease_token


def test_again_by_get_changes_nothing(client, campaign):
    job = of(campaign, make=factory.dead)
    assert client.get(reverse("jobs:again", args=[job.pk])).status_code == 405


def test_stop_gives_a_waiting_job_up_and_names_who(client, campaign, office):
    job = of(campaign)
    client.post(reverse("jobs:stop", args=[job.pk]))
    job.refresh_from_db()
    assert job.state == Job.State.DEAD
    assert office.name in job.last_error


def test_stop_of_a_running_job_is_refused(client, campaign):
    job = of(campaign, make=factory.claimed)
    response = client.post(reverse("jobs:stop", args=[job.pk]), follow=True)
    assert "Only a job that waits" in response.text


def test_list_offers_a_try_before_its_time(client, campaign):
    job = of(campaign, make=factory.claimed)
    leases.fail(job, reason="no luck")
    assert Job.objects.get(pk=job.pk).not_before > timezone.now()
    client.post(reverse("jobs:again", args=[job.pk]))
    assert leases.claim(job.pk)
