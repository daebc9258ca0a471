"""Fetch and check: what one may not see does not exist, what one may not use is refused with the reason."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from phases.organisation.roles import Permission, Role
from phases.timeline import access
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


def asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_campaign_and_part_are_left_for_the_frame():
    campaign = timeline.campaign()
    request = asked_by(timeline.part(campaign, Role.OFFICE))
    assert access.campaign_for(request, campaign.slug, Permission.EDIT_CAMPAIGN) == campaign
    assert (request.campaign, request.part.roles) == (campaign, (Role.OFFICE,))


def test_campaign_that_one_does_not_see_does_not_exist():
    with pytest.raises(Http404):
        access.campaign_for(asked_by(organisation.user()), timeline.campaign().slug)


def test_page_that_is_not_in_ones_part_is_refused_with_the_reason():
    campaign = timeline.campaign()
    with pytest.raises(PermissionDenied, match=str(access.NOT_YOURS)[:20]):
        access.campaign_for(asked_by(timeline.part(campaign, Role.MEMBER)), campaign.slug, Permission.MOVE_PHASE)


def test_phase_is_found_by_its_order():
    campaign = timeline.campaign()
    request = asked_by(timeline.part(campaign, Role.MEMBER))
    assert access.phase_for(request, campaign.slug, 2).name == "分析检查"
    with pytest.raises(Http404):
        access.phase_for(request, campaign.slug, 4)
