"""Figures of the box for reports."""

from datetime import date

import pytest

from phases.box.sections import BoxFigures
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def figures(campaign):
    return {figure.key: figure.value for figure in BoxFigures().figures(campaign.phases.all()[0])}


def test_without_a_box_nothing_is_printed_and_with_one_what_came_out_is_counted():
    campaign = timeline.campaign()
    assert figures(campaign) == {"box.opened_on": None, "box.opinions": None}
    box = make.box(campaign, opened_on=date(2009, 3, 20))
    assert figures(campaign)["box.opinions"] == "0"
    make.given(box, "一", "二", "三")
    assert figures(campaign)["box.opinions"] == "0", "what waits is counted by nobody"
    make.emptied(box)
    assert figures(campaign)["box.opinions"] == "3"
    assert figures(campaign)["box.opened_on"]
