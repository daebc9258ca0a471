"""Questions about the leadership."""

from datetime import date

import pytest

from phases.leadership import rules
from tests.factories import leadership, timeline

pytestmark = pytest.mark.django_db


def test_list_is_published_on_a_day_that_has_come():
    campaign = timeline.campaign(stands_still_on=date(2008, 10, 20))
    leadership.leader(campaign)
    duties = leadership.drawn_up(campaign)
    assert not rules.may_publish(duties, date(2008, 10, 21), campaign)
    assert rules.may_publish(duties, date(2008, 10, 17), campaign)
    assert not rules.may_publish([], date(2008, 10, 17), campaign)
    assert not rules.may_tick(duties[0], date(2008, 10, 21))
