"""The roster in the report."""

from datetime import date

import pytest

from phases.organisation.sections import RosterFigures
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-02")
def test_twenty_three_serving_members_as_of_a_day():
    campaign = timeline.campaign(stands_still_on=date(2008, 12, 1))
    phase = campaign.phases.get(order=1)
    assert {figure.value for figure in RosterFigures().figures(phase)} == {None}
    for _ in range(23):
        organisation.person(campaign.unit)
    organisation.person(campaign.unit, category="retired")
    organisation.person(campaign.unit, category="activist")
    organisation.person(campaign.unit, left_on=date(2008, 1, 1))
    found = {figure.key: figure.value for figure in RosterFigures().figures(phase)}
    assert (found["roster.serving"], found["roster.retired"], found["roster.members"]) == ("23", "1", "24")
    assert "2008" in found["roster.as_of"]
