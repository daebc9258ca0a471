"""What belongs to another campaign does not exist; what is somebody else's is refused with the reason."""

import pytest

from phases.organisation.roles import Role
from tests.factories import meetings, organisation, research, timeline

pytestmark = pytest.mark.django_db


def status(client, user, address):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(address).status_code


def test_topic_of_another_campaign_is_not_found(client):
    here, there = timeline.campaign(), timeline.campaign()
    topic = research.topic(there)
    assert status(client, meetings.appointed(here), f"/campaigns/{here.slug}/research/topics/{topic.pk}/") == 404


def test_liaison_of_another_department_reads_and_does_not_edit(client):
    campaign = timeline.campaign()
    other = organisation.department(campaign.unit, "办公室")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=other)
    topic = research.topic(campaign)
    address = f"/campaigns/{campaign.slug}/research/topics/{topic.pk}/"
    assert [status(client, liaison, f"{address}{part}") for part in ("", "edit/", "report/text/")] == [200, 403, 403]
