"""What counts as a break of the thread."""

import pytest

from phases.analysis.models import Problem
from phases.opinions import services as opinions
from phases.opinions.models import OpinionGroup
from phases.thread.selectors import check
from phases.thread.selectors.links import End
from phases.timeline.models import Campaign
from tests.factories import analysis, meetings, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


def closed(campaign):
    campaign.state = Campaign.State.CLOSED
    campaign.save(update_fields=["state"])


def reasons(campaign):
    return [str(gap.why) for gap in check.check(campaign).gaps]


def test_nothing_is_broken_while_the_work_goes_on(campaign):
    group = make.group(campaign, make.opinion(campaign))
    analysis.problem(campaign, groups=[group])
    items.item(campaign, groups=[group])
    report = check.check(campaign)
    assert (report.gaps, report.ends[End.IN_HAND], sum(report.ends.values())) == ([], 1, 1)


def test_after_the_campaign_nothing_may_be_left_open(campaign):
    make.group(campaign, make.opinion(campaign))
    analysis.problem(campaign)
    items.item(campaign)
    closed(campaign)
    assert len(reasons(campaign)) == 3


def test_after_the_campaign_what_has_ended_is_no_gap(campaign):
    declined = make.group(campaign, make.opinion(campaign))
    opinions.decide_group(
        group=declined,
        adoption=OpinionGroup.Adoption.DECLINED,
        adoption_reason="超出权限",
        by=meetings.appointed(campaign),
    )
    items.closed(campaign, problems=[analysis.problem(campaign, groups=[make.group(campaign, make.opinion(campaign))])])
    closed(campaign)
    assert reasons(campaign) == []


def test_problem_said_to_be_rectified_without_an_item_is_a_gap(campaign):
    problem = analysis.problem(campaign, "会议太多")
    Problem.objects.filter(pk=problem.pk).update(state="planned")
    (gap,) = check.check(campaign).gaps
    assert (gap.what, gap.url) == ("会议太多", f"/campaigns/kj/problems/{problem.pk}/")


def test_item_that_springs_from_another_campaign_is_a_gap(campaign):
    other = timeline.campaign(slug="other")
    item = items.item(campaign)
    item.problems.add(analysis.problem(other))
    assert len(reasons(campaign)) == 1
    assert reasons(other) == []
