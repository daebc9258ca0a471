"""The table of the navigation."""

import pytest
from django.urls import reverse

from phases.dashboard import ways


@pytest.mark.parametrize("way", [*ways.TABS, *ways.ELSEWHERE], ids=lambda way: way.name)
def test_every_way_of_a_campaign_names_a_page_that_exists(way):
    assert reverse(way.name, args=("kj",))


@pytest.mark.parametrize("way", ways.INSTALLATION, ids=lambda way: way.name)
def test_every_way_of_the_installation_names_a_page_that_exists(way):
    assert reverse(way.name)


def test_no_page_belongs_to_two_tabs():
    prefixes = [prefix for way in ways.TABS for prefix in way.within]
    overlapping = [(a, b) for a in prefixes for b in prefixes if a != b and a.startswith(b)]
    assert not overlapping
