"""Publicity in the report."""

import pytest

from phases.publicity import sections
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


def values(campaign):
    figures = sections.PublicityFigures().figures(campaign.phases.get(order=1))
    return {figure.key: figure.value for figure in figures}


def test_nothing_recorded_prints_a_gap():
    assert set(values(timeline.campaign()).values()) == {None}


@pytest.mark.trace("S-21", "S-23", "S-47")
def test_three_columns_print_three_and_no_essay_prints_a_counted_zero():
    campaign = timeline.campaign()
    publicity.three_columns(campaign)
    found = values(campaign)
    assert (found["publicity.columns"], found["publicity.essays"]) == ("3", "0")
    publicity.essay(campaign)
    assert values(campaign)["publicity.essays"] == "1"
