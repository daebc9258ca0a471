"""Which thing's way, and for whom; the whole table of pages and parts is in `tests/test_access.py`."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from phases.organisation.roles import Role
from phases.thread import access
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def asking(rf, campaign, role):
    request = rf.get("/")
    request.user = timeline.part(campaign, role)
    return request


def test_thing_of_another_campaign_does_not_exist(rf):
    campaign, other = timeline.campaign(slug="kj"), timeline.campaign(slug="other")
    opinion = make.opinion(other)
    with pytest.raises(Http404):
        access.thing_for(asking(rf, campaign, Role.OFFICE), "kj", "opinions", str(opinion.pk))


def test_raw_opinion_is_followed_only_by_those_who_read_raw_ones(rf):
    campaign = timeline.campaign(slug="kj")
    opinion = make.opinion(campaign)
    assert access.thing_for(asking(rf, campaign, Role.LEADER), "kj", "opinions", str(opinion.pk))[1] == opinion
    with pytest.raises(PermissionDenied):
        access.thing_for(asking(rf, campaign, Role.LIAISON), "kj", "opinions", str(opinion.pk))
