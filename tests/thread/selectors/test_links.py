"""What follows from a consolidated opinion, and where it stands."""

import pytest

from phases.opinions import services as opinions
from phases.opinions.models import OpinionGroup
from phases.opinions.selectors import groups
from phases.organisation.roles import Role
from phases.rectification import services as rectification
from phases.thread.selectors import links
from phases.thread.selectors.links import End
from tests.factories import analysis, meetings, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db
Adoption = OpinionGroup.Adoption


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def group(campaign):
    return make.group(campaign, make.opinion(campaign), make.opinion(campaign))


def end_of(campaign):
    (link,) = links.followed(campaign, groups.groups_of(campaign))
    return link.end


def decide(group, **fields):
    opinions.decide_group(group=group, by=meetings.appointed(group.campaign), **fields)


def test_opinion_about_which_nobody_decided_stands_open(campaign, group):
    assert end_of(campaign) == End.OPEN


def test_declined_opinion_has_ended_with_its_reason(campaign, group):
    decide(group, adoption=Adoption.DECLINED, adoption_reason="超出权限")
    assert end_of(campaign) == End.DECLINED


def test_answered_opinion_has_ended_without_an_item(campaign, group):
    decide(group, adoption=Adoption.ADOPTED, reply="已在通知中说明。")
    assert end_of(campaign) == End.ANSWERED


def test_adopted_opinion_waits_for_what_follows(campaign, group):
    decide(group, adoption=Adoption.ADOPTED)
    assert end_of(campaign) == End.ADOPTED


def test_problem_is_a_step_on_the_way(campaign, group):
    analysis.problem(campaign, groups=[group])
    assert end_of(campaign) == End.ANALYSED


def test_opinion_is_closed_when_the_last_of_its_items_is(campaign, group):
    problem = analysis.problem(campaign, groups=[group])
    items.closed(campaign, problems=[problem])
    assert end_of(campaign) == End.CLOSED
    other = items.checked(campaign, groups=[group])
    assert end_of(campaign) == End.IN_HAND
    rectification.close(item=other, by=meetings.appointed(campaign, Role.HEAD))
    assert end_of(campaign) == End.CLOSED


def test_what_was_linked_before_a_merger_follows_from_the_heir(campaign, group):
    heir = make.group(campaign, make.opinion(campaign))
    item = items.item(campaign, groups=[group])
    opinions.merge(group=group, into=heir, by=meetings.appointed(campaign))
    (link,) = links.followed(campaign, groups.groups_of(campaign))
    assert (link.group, list(link.items)) == (heir, [item])


def test_number_of_queries_does_not_follow_the_number_of_opinions(campaign, django_assert_num_queries):
    for _ in range(5):
        items.item(campaign, groups=[make.group(campaign, make.opinion(campaign))])
    found = groups.groups_of(campaign)
    with django_assert_num_queries(7):
        assert len(links.followed(campaign, found)) == 5


def test_item_that_answers_one_opinion_of_a_problem_is_not_the_outcome_of_the_others(campaign, group):
    other = make.group(campaign, make.opinion(campaign))
    problem = analysis.problem(campaign, groups=[group, other])
    items.closed(campaign, "一", problems=[problem], groups=[group])
    items.item(campaign, "二", problems=[problem], groups=[other])
    assert [link.end for link in links.followed(campaign, groups.groups_of(campaign))] == [End.CLOSED, End.IN_HAND]


def test_items_of_a_problem_speak_for_an_opinion_that_none_of_them_names(campaign, group):
    other = make.group(campaign, make.opinion(campaign))
    problem = analysis.problem(campaign, groups=[group, other])
    items.closed(campaign, "一", problems=[problem], groups=[group])
    assert [link.end for link in links.followed(campaign, groups.groups_of(campaign))] == [End.CLOSED, End.CLOSED]
