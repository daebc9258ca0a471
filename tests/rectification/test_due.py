"""What rectification puts on the workbench: each sees what he or she may do."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.rectification.due import RectificationDue
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db


def waiting(campaign, user):
    return [due.why for due in RectificationDue().waiting(campaign, user, part_of(user, campaign))]


@pytest.mark.trace("S-45")
def test_overdue_waiting_and_checked_items_reach_those_who_can_act():
    campaign = timeline.campaign(stands_still_on=date(2009, 5, 1))
    own = organisation.department(campaign.unit, "一处")
    office, clerk = meetings.appointed(campaign), meetings.appointed(campaign)
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    head, leader = meetings.appointed(campaign, Role.HEAD), meetings.appointed(campaign, Role.LEADER)
    rectification.item(campaign, "逾期", by=office, due_words="4月10日", department=own)
    rectification.item(campaign, "别处逾期", by=office, due_words="4月10日")
    rectification.item(campaign, "未到期", by=office, due_words="6月10日", department=own)
    rectification.claimed(campaign, "等核查", by=office)
    rectification.checked(campaign, "等销号", by=office, other=clerk)
    assert waiting(campaign, office) == ["逾期", "别处逾期"]
    assert waiting(campaign, clerk) == ["逾期", "别处逾期", "等核查"]
    assert waiting(campaign, liaison) == ["逾期"]
    assert waiting(campaign, head) == ["等核查", "等销号"]
    assert waiting(campaign, leader) == []


def test_many_that_wait_for_one_person_are_one_line_to_the_page_for_several():
    campaign = timeline.campaign(stands_still_on=date(2009, 5, 1))
    office, head = meetings.appointed(campaign), meetings.appointed(campaign, Role.HEAD)
    for number in range(4):
        rectification.claimed(campaign, f"等核查{number}", by=office)
    rectification.item(campaign, "逾期", by=office, due_words="4月10日")
    [line] = RectificationDue().waiting(campaign, head, part_of(head, campaign))
    assert line.url.endswith("/rectification/waiting/")
    assert str(line.what).startswith("4 ")
    assert str(line.why) == "等核查0、等核查1 …"
    assert waiting(campaign, office) == ["逾期"]
