"""Things happen on their own day, and the example stands still on its last one again."""

from datetime import date

import pytest

from phases.demonstration.stage import on_the_day
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_campaign_stands_on_an_earlier_day_for_a_while():
    campaign = timeline.campaign()
    last = campaign.stands_still_on
    with on_the_day(campaign, date(2008, 12, 23)):
        assert campaign.today == date(2008, 12, 23)
    campaign.refresh_from_db()
    assert campaign.stands_still_on == last
