"""Figures about opinions as the reports print them."""

import pytest

from phases.opinions.sections import OpinionFigures
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def figures(campaign, order=1):
    phase = campaign.phases.get(order=order)
    phase.campaign = campaign
    return {figure.key: figure.value for figure in OpinionFigures().figures(phase)}


def test_nobody_recorded_anything_prints_gaps_everywhere(campaign):
    assert set(figures(campaign).values()) == {None}


@pytest.mark.trace("T-19", "T-21", "T-27", "T-28")
def test_museum_prints_sixty_forty_two_seventy_percent_eighteen_and_thirteen_thousand(campaign):
    channel = make.channel(campaign)
    make.form(campaign, on=channel, issued=60, returned=42)
    make.form(campaign, on=channel, issued=13000, is_public=True)
    categories = [make.category(campaign, name) for name in ("學習", "新館", "科普", "自身")]
    for number in range(18):
        make.group(campaign, make.opinion(campaign, on=channel), category=categories[number % 4])
    found = figures(campaign)
    named = ("issued", "returned", "return_rate", "raw", "consolidated", "category_count", "categories")
    assert [found[f"opinions.{name}"] for name in named] == [
        "60",
        "42",
        "70.0",
        "18",
        "18",
        "4",
        "學習、新館、科普、自身",
    ]
    assert (found["opinions.public_issued"], found["opinions.public_returned"]) == ("13000", None)
    assert figures(campaign, order=2)["opinions.consolidated"] == "18"


@pytest.mark.trace("S-24")
def test_bureau_prints_four_channels(campaign):
    for name in ("建言献策", "座谈会", "系统座谈会", "征求意见表"):
        make.opinion(campaign, on=make.channel(campaign, name))
    found = figures(campaign)
    assert found["opinions.channels"] == "4"
    assert found["opinions.channel_names"] == "建言献策、座谈会、系统座谈会、征求意见表"
    assert found["opinions.consolidated"] == "0"
