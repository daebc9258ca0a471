"""The gate asks whether the public can give opinions online."""

from datetime import date

import pytest

from phases.box.criteria import BoxOpened
from phases.opinions.models import Channel
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-29")
def test_opened_box_meets_the_requirement_and_none_lacks_it_with_a_way_to_mend():
    campaign = timeline.campaign(slug="kj")
    requirement = timeline.demand(campaign.phases.all()[0], "box_opened")
    lacking = BoxOpened().assess(requirement)
    assert (lacking.met, lacking.figure, lacking.mend_url) == (False, "0", "/campaigns/kj/box/")
    make.box(campaign)
    met = BoxOpened().assess(requirement)
    assert (met.met, met.figure, met.lacks) == (True, "1", ())


def test_box_that_opens_later_is_not_open_yet():
    box = make.box()
    Channel.objects.update(opened_on=date(2090, 1, 1))
    assert not BoxOpened().assess(timeline.demand(box.campaign.phases.all()[0], "box_opened")).met
