"""What opinions put on the workbench."""

import pytest

from phases.opinions import services
from phases.opinions.due import OpinionsWaiting, OwnAnswers
from phases.opinions.models import Opinion
from phases.organisation.roles import Role
from phases.timeline import selectors
from tests.factories import meetings, organisation, timeline
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


def test_giver_sees_that_the_own_opinion_was_answered_and_nobody_elses():
    campaign = timeline.campaign()
    user = meetings.appointed(campaign, Role.MEMBER)
    user.person = organisation.person(campaign.unit)
    user.save()
    own, other = make.opinion(campaign, "延长开放时间", giver=user.person), make.opinion(campaign, "涨工资")
    services.put_aside(
        campaign=campaign,
        opinions=[own, other],
        fate=Opinion.Fate.ANSWERED,
        reply="已办。",
        by=meetings.appointed(campaign),
    )
    news = OwnAnswers().waiting(campaign, user, selectors.part_of(user, campaign))
    assert [str(due.why) for due in news] == ["延长开放时间"]
