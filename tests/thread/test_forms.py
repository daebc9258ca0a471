"""The filter of the ways."""

import pytest

from phases.thread.forms import WayFilter
from phases.thread.selectors.links import End
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_filter_offers_the_campaigns_categories_and_every_end():
    campaign = timeline.campaign()
    category = make.category(campaign, "自身建设")
    make.category(timeline.campaign(), "别的活动")
    form = WayFilter({"end": "closed", "q": " 7 "}, campaign=campaign)
    assert [value for value, _label in form.fields["category"].choices] == ["", category.pk]
    assert [value for value, _label in form.fields["end"].choices] == ["", *End.values]
    assert form.wanted == {"end": "closed", "q": "7"}
