"""What opinions put on the workbench."""

import pytest

from phases.opinions import services
from phases.opinions.due import OpinionsWaiting
from phases.organisation.roles import Role
from phases.timeline import selectors
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


def waiting(campaign, user):
    return list(OpinionsWaiting().waiting(campaign, user, selectors.part_of(user, campaign)))


def test_office_sees_what_waits_and_what_is_due_and_a_leader_sees_neither():
    campaign = timeline.campaign()
    office, leader = meetings.appointed(campaign), meetings.appointed(campaign, Role.LEADER)
    make.opinions(campaign, 3, by=office)
    group = make.group(campaign, text="多开放几天", by=office)
    services.decide_group(group=group, due_on=campaign.today, by=office)
    assert [str(due.why) for due in waiting(campaign, office)][1:] == ["多开放几天"]
    assert "3" in str(waiting(campaign, office)[0].what)
    assert waiting(campaign, leader) == []
    services.decide_group(group=group, reply="已延长", by=office)
    assert len(waiting(campaign, office)) == 1
