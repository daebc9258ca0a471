"""The pages of background work in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from phases.core.jobs import leases
from phases.core.jobs.models import Job
from phases.organisation.roles import Role
from tests.browser import looks
from tests.factories import jobs as factory
from tests.factories import organisation, timeline
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign, page, live_server):
    user = timeline.part(campaign, Role.OFFICE, organisation.user(name="周文敏", language="en"))
    browser.sign_in(page, user, base_url=live_server.url)
    return user


def test_pages_of_jobs_look(page, campaign, office):
    about = {"scope": campaign.audit_chain, "by": office, "title": "《学习调研阶段情况报告》第3稿"}
    factory.dead("dead", reason="报告所在的阶段已经关闭，不能再起草。请先把阶段退回。", **about)
    leases.fail(factory.claimed("failed", **about), reason="没有找到字体 FandolFang。")
    running = factory.claimed("running", **about)
    leases.beat(running, progress=60, note="正在排第12页，共20页")
    looks.check_page(page, reverse("jobs:job-list", args=["kj"]), "jobs")
    looks.check_page(page, reverse("jobs:job-list", args=["kj"]) + "?state=done", "jobs-empty")
    for job in Job.objects.all():
        looks.check_page(page, reverse("jobs:progress", args=[job.pk]), f"job-{job.key}")


def test_page_follows_a_job_to_its_end_by_itself(page, campaign, office):
    job = factory.claimed(scope=campaign.audit_chain, by=office, title="阶段报告", url="/made/")
    leases.beat(job, progress=10, note="collecting figures")
    page.goto(reverse("jobs:progress", args=[job.pk]))
    expect(page.get_by_text("collecting figures")).to_be_visible()
    leases.beat(job, progress=70, note="page 12 of 20")
    expect(page.get_by_text("page 12 of 20")).to_be_visible()
    leases.finish(job)
    expect(page.get_by_role("link", name="See the result")).to_be_visible()


def test_try_again_is_one_click_in_the_list(page, campaign, office):
    job = factory.dead(scope=campaign.audit_chain, by=office, title="阶段报告")
    page.goto(reverse("jobs:job-list", args=["kj"]))
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("A worker was asked to try it again.")).to_be_visible()
    job.refresh_from_db()
    assert job.state == Job.State.WAITING
