"""The steps of closing on the page of an item."""

import pytest

from phases.organisation.roles import Role
from phases.rectification import reading
from phases.timeline.selectors import part_of
from tests.factories import meetings, rectification, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def deeds(item, user):
    return [
        (str(deed.label), bool(deed.verdict)) for deed in reading.deeds_of(item, part_of(user, item.campaign), user)
    ]


def test_each_step_waits_for_somebody_else(campaign):
    office, head = meetings.appointed(campaign), meetings.appointed(campaign, Role.HEAD)
    item = rectification.claimed(campaign, by=office)
    assert [step.place for step in reading.steps_of(item)] == ["done", "now", ""]
    assert deeds(item, office) == [("Check it", False)]
    assert deeds(item, head) == [("Check it", True), ("Send it back", True)]


def test_closed_item_may_be_opened_again_by_the_head_alone(campaign):
    office, head = meetings.appointed(campaign), meetings.appointed(campaign, Role.HEAD)
    item = rectification.closed(campaign, by=office, head=head)
    assert (deeds(item, office), deeds(item, head)) == ([], [("Open the item again", True)])


def test_new_item_begins_with_the_result_it_springs_from(campaign):
    office = meetings.appointed(campaign)
    conversion = research.converted(research.reported(research.topic(campaign, by=office), by=office), by=office)
    asked = {"conversion": str(conversion.pk), "problem": "7", "groups": "3"}
    values = reading.first_values(campaign, part_of(office, campaign), asked)
    assert (values["conversion"], values["title"], values["problems"]) == (conversion, conversion.what, [7])
    assert "title" not in reading.first_values(timeline.campaign(), part_of(office, campaign), asked)
