import pytest

from phases.organisation.roles import Role
from tests.factories import timeline


@pytest.fixture
def campaign(db):
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return timeline.part(campaign, Role.OFFICE)
