"""The flow: nothing that goes in is lost on the way."""

import pytest

from phases.opinions import services as opinions
from phases.opinions.models import Category, Opinion
from phases.thread.selectors import flow
from phases.thread.selectors.links import End
from tests.factories import analysis, meetings, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


def ribbons(found, place):
    return {
        (str(ribbon.source.label), str(ribbon.target.label)): (ribbon.leaving, ribbon.arriving)
        for ribbon in found.ribbons
        if ribbon.place == place
    }


def nodes(found, place):
    return {str(node.label): number for node, number in found.columns[place].nodes}


@pytest.mark.trace("T-28")
def test_eighteen_consolidated_in_four_categories_are_drawn_as_they_are_counted(campaign):
    paper = make.channel(campaign, "发放征求意见表")
    for name, number in zip(("学习活动", "新馆内容建设", "科普工作", "自身建设"), (3, 5, 6, 4), strict=True):
        category = make.category(campaign, name)
        for _ in range(number):
            make.group(campaign, *make.opinions(campaign, 2, on=paper), category=category)
    found = flow.flow_of(campaign)
    assert (found.raw, found.consolidated) == (36, 18)
    assert nodes(found, 2) == {"学习活动": 3, "新馆内容建设": 5, "科普工作": 6, "自身建设": 4}
    assert ribbons(found, 1)["新馆内容建设", "新馆内容建设"] == (10, 5)
    assert nodes(found, 3) == {str(End.OPEN.label): 18}


def test_raw_opinion_that_is_put_aside_is_drawn_where_it_left(campaign):
    by, (first, second) = meetings.appointed(campaign), make.opinions(campaign, 2)
    opinions.put_aside(campaign=campaign, opinions=[first], fate=Opinion.Fate.DECLINED, reason="超出权限", by=by)
    found = flow.flow_of(campaign)
    assert nodes(found, 2) == {str(Opinion.Fate.WAITING.label): 1, str(Opinion.Fate.DECLINED.label): 1}
    assert second.fate == Opinion.Fate.WAITING


def test_opinion_behind_two_is_drawn_once(campaign):
    shared = make.opinion(campaign)
    for name in ("甲", "乙"):
        make.group(campaign, shared, category=Category.objects.create(campaign=campaign, name=name))
    found = flow.flow_of(campaign)
    assert (found.raw, found.consolidated) == (1, 2)
    assert sum(leaving for leaving, _arriving in ribbons(found, 0).values()) == 1


def test_whole_way_to_the_outcome(campaign):
    problem = analysis.problem(campaign, "思想观念未完全适应", groups=[make.group(campaign, make.opinion(campaign))])
    items.closed(campaign, problems=[problem])
    found = flow.flow_of(campaign)
    assert nodes(found, 3) == {"思想观念未完全适应": 1}
    assert nodes(found, 5) == {str(End.CLOSED.label): 1}
    assert (found.ends, found.going_on) == ({End.CLOSED: 1}, 0)


def test_every_consolidated_opinion_passes_each_column_it_reaches_once(campaign):
    for number in range(12):
        group = make.group(campaign, *make.opinions(campaign, number % 3 + 1))
        if number % 2:
            analysis.problem(campaign, groups=[group])
        if number % 3 == 0:
            items.item(campaign, groups=[group])
    found = flow.flow_of(campaign)
    for place in (2, 3, 4):
        arrived = sum(r.arriving for r in found.ribbons if r.place == place - 1 and not r.target.is_aside)
        left = sum(r.leaving for r in found.ribbons if r.place == place)
        assert arrived == left
    ended = sum(r.arriving for r in found.ribbons if r.place >= 2 and (r.target.is_aside or r.place == 4))
    assert ended == found.consolidated == 12


def test_crowd_of_problems_is_drawn_as_a_few(campaign):
    for _ in range(12):
        analysis.problem(campaign, groups=[make.group(campaign, make.opinion(campaign))])
    assert list(nodes(flow.flow_of(campaign), 3).values()) == [1] * 7 + [5]


def test_empty_campaign_has_an_empty_flow(campaign):
    found = flow.flow_of(campaign)
    assert (found.raw, found.consolidated, list(found.ribbons)) == (0, 0, [])
