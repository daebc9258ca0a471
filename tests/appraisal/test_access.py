"""An appraisal of another campaign does not exist."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from phases.appraisal import access
from phases.core.verdict import Verdict
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


def test_appraisal_of_another_campaign_does_not_exist(rf):
    campaign, other = timeline.campaign(), timeline.campaign()
    request = rf.get("/")
    request.user = meetings.appointed(campaign)
    found = make.planned(campaign)
    assert access.appraisal_for(request, campaign.slug, found.pk) == found
    with pytest.raises(Http404):
        access.appraisal_for(request, campaign.slug, make.planned(other).pk)


def test_refusal_carries_its_reason():
    with pytest.raises(PermissionDenied, match="locked"):
        access.enforce(Verdict.no("locked"))
