"""Who may see one job."""

import pytest
from django.test import Client
from django.urls import reverse

from phases.organisation.roles import Role
from tests.factories import jobs as factory
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return timeline.part(campaign, Role.OFFICE)


@pytest.fixture
def client(office):
    client = Client()
    client.force_login(office)
    return client


def of(campaign, key="a", **words):
    return factory.asked(key, scope=campaign.audit_chain, **words)


def test_progress_of_another_campaign_does_not_exist(client):
    job = of(timeline.campaign())
    assert client.get(reverse("jobs:progress", args=[job.pk])).status_code == 404
    assert client.post(reverse("jobs:again", args=[job.pk])).status_code == 404


def test_progress_of_the_installation_s_work_is_for_whoever_asked_and_administrators(client, office):
    mine, other = factory.asked("mine", by=office), factory.asked("other")
    assert client.get(reverse("jobs:progress", args=[mine.pk])).status_code == 200
    assert client.get(reverse("jobs:progress", args=[other.pk])).status_code == 404
    client.force_login(organisation.administrator())
    assert client.get(reverse("jobs:progress", args=[other.pk])).status_code == 200


def test_progress_is_shown_to_a_member_who_asked_for_the_work(campaign):
    member = timeline.part(campaign, Role.MEMBER)
    client = Client()
    client.force_login(member)
    mine, other = of(campaign, "mine", by=member), of(campaign, "other")
    assert client.get(reverse("jobs:progress", args=[mine.pk])).status_code == 200
    assert client.get(reverse("jobs:progress", args=[other.pk])).status_code == 403
