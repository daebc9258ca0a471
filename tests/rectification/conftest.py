"""A campaign with the two who have a hand in nearly every item; files that need another one make their own."""

import pytest

from phases.organisation.roles import Role
from tests.factories import meetings, timeline


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def head(campaign):
    return meetings.appointed(campaign, Role.HEAD)
