"""Who may check and send back."""

import pytest

from phases.organisation.roles import Role
from phases.rectification import rules
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db


def test_responsible_leader_checks_and_another_leader_does_not():
    campaign = timeline.campaign()
    person = organisation.person(campaign.unit, is_leader=True)
    leader = timeline.part(campaign, Role.LEADER, organisation.user(person=person))
    other = meetings.appointed(campaign, Role.LEADER)
    item = rectification.claimed(campaign, leader=person)
    assert rules.may_check(part_of(leader, campaign), leader, item)
    assert not rules.may_check(part_of(other, campaign), other, item)
    assert rules.may_send_back(part_of(leader, campaign), leader, item, "不属实")
    assert not rules.may_send_back(part_of(other, campaign), other, item, "不属实")


def test_item_in_hand_is_not_checked():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    assert not rules.may_check(part_of(office, campaign), office, rectification.item(campaign))
