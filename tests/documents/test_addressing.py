"""To all departments, in the unit's own words."""

import pytest

from phases.documents import addressing
from phases.organisation.models import Unit
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-02")
def test_bureau_addresses_departments_and_centres():
    campaign = timeline.campaign(terms={"department": "处室"})
    assert addressing.all_departments(campaign) == ""
    organisation.department(campaign.unit)
    organisation.unit("科技情报中心", parent=campaign.unit, kind=Unit.Kind.CENTRE)
    assert addressing.all_departments(campaign) == "各处室、中心"


@pytest.mark.trace("S-02")
def test_museum_addresses_its_departments_in_its_own_word():
    campaign = timeline.campaign(script="zh-hant", terms={"department": "部室"})
    organisation.department(campaign.unit)
    assert addressing.all_departments(campaign) == "各部室"
