"""Whose opinion, whose entry: beyond the page's own permission."""

import uuid

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


def status(client, campaign, name, pk):
    return client.get(reverse(f"opinions:{name}", args=[campaign.slug, pk])).status_code


def test_liaison_opens_and_corrects_own_entries_only(client):
    campaign = timeline.campaign()
    liaison = meetings.appointed(campaign, Role.LIAISON)
    own, other = make.opinion(campaign, by=liaison), make.opinion(campaign)
    client.force_login(liaison)
    assert [status(client, campaign, "opinion", one.pk) for one in (own, other)] == [200, 403]
    assert [status(client, campaign, "opinion-correct", one.pk) for one in (own, other)] == [200, 403]


def test_what_belongs_to_another_campaign_does_not_exist(client):
    campaign, other = timeline.campaign(), timeline.campaign()
    client.force_login(meetings.appointed(campaign))
    opinion = make.opinion(other)
    assert status(client, campaign, "opinion", opinion.pk) == 404
    assert status(client, campaign, "opinion", uuid.uuid4()) == 404
    assert status(client, campaign, "group", make.group(other).pk) == 404
