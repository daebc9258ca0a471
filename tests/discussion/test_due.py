"""What discussion puts on the workbench."""

from datetime import date

import pytest

from phases.discussion.due import DiscussionDue
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import discussion, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


def waiting(campaign, user):
    return [due.why for due in DiscussionDue().waiting(campaign, user, part_of(user, campaign))]


def test_departments_are_named_near_the_end_of_a_phase_that_asks_for_discussions():
    campaign = timeline.campaign(stands_still_on=date(2009, 4, 20))
    own, _other = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    office = meetings.appointed(campaign)
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    campaign.phases.filter(order=1).update(end_on=date(2009, 5, 5), end_words="5月5日")
    assert waiting(campaign, office) == []
    study.requirement(campaign, "discussion_per_department", value=1)
    assert (waiting(campaign, office), waiting(campaign, liaison)) == (["一处、二处"], ["一处"])
    discussion.discussion(campaign, own, by=office)
    discussion.summary(campaign, own, by=office)
    assert (waiting(campaign, office), waiting(campaign, liaison)) == (["二处"], [])
    assert waiting(campaign, meetings.appointed(campaign, Role.MEMBER)) == []
