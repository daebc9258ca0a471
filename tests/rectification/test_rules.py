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


def refused(verdict):
    assert not verdict
    return str(verdict.reason)


def test_part_stands_under_an_open_item_of_the_same_list():
    one, two = timeline.campaign(slug="one"), timeline.campaign(slug="two")
    whole, item = rectification.item(one), rectification.item(one)
    assert rules.may_be_part_of(item, None)
    assert rules.may_be_part_of(item, whole)
    assert "parts stand under" in refused(rules.may_be_part_of(item, rectification.item(two)))
    assert "parts stand under" in refused(rules.may_be_part_of(item, item))
    part = rectification.item(one, parent=whole)
    assert "has parts of its own" in refused(rules.may_be_part_of(whole, item))
    assert "parts stand under" in refused(rules.may_be_part_of(item, part))
    assert "takes no more parts" in refused(rules.may_be_part_of(item, rectification.closed(one)))
    assert "it has parts" in refused(rules.may_remove(whole))


def test_deadline_is_extended_by_who_steers_while_it_is_open_and_with_a_reason():
    campaign = timeline.campaign()
    office, member = (part_of(meetings.appointed(campaign, role), campaign) for role in (Role.OFFICE, Role.MEMBER))
    item = rectification.item(campaign)
    assert rules.may_extend(office, item, "5月底", "等设备")
    assert "office or the head" in refused(rules.may_extend(member, item, "5月底", "等设备"))
    assert "until when, and why" in refused(rules.may_extend(office, item, "5月底", " "))
    assert "still open" in refused(rules.may_extend(office, rectification.closed(campaign), "5月底", "等设备"))


def test_file_is_kept_within_ten_megabytes_and_not_empty():
    assert rules.may_keep_file(b"x")
    assert "empty" in refused(rules.may_keep_file(b""))
    assert "larger than 10 MB" in refused(rules.may_keep_file(bytes(rules.MOST_BYTES + 1)))
