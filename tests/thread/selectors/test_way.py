"""The whole way of one thing, in both directions, for each reader."""

import pytest

from phases.opinions import services as opinions
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.roles import Role
from phases.thread.selectors import way
from phases.timeline import selectors as timelines
from tests.factories import analysis, meetings, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def told(campaign):
    """One opinion that came all the way."""
    raw = make.opinion(campaign, "讲解员太少", on=make.channel(campaign, "征求意见表"))
    group = make.group(campaign, raw, make.opinion(campaign, "排队太久"), text="增加讲解员")
    opinions.decide_group(
        group=group, adoption=OpinionGroup.Adoption.ADOPTED, reply="已增加三名", by=meetings.appointed(campaign)
    )
    problem = analysis.problem(campaign, "服务意识不强", groups=[group])
    item = items.closed(campaign, "排定讲解班次", problems=[problem])
    return {"raw": raw, "group": group, "problem": problem, "item": item}


def part(campaign, role=Role.OFFICE):
    return timelines.part_of(meetings.appointed(campaign, role), campaign)


def said(found):
    return [[str(line.text) for line in station.lines] for station in found.stations]


@pytest.mark.parametrize("name", ["raw", "group", "problem", "item"])
def test_way_is_the_same_from_wherever_one_asks(campaign, told, name):
    stations = said(way.way_of(told[name], part(campaign)))
    assert "讲解员太少" in stations[0]
    assert stations[1] == [f"{told['group'].number}　增加讲解员"]
    assert stations[3] == ["服务意识不强"]
    assert stations[4] == [f"{told['item'].number}　排定讲解班次"]
    assert stations[5] == [told["item"].done, "已增加三名"]


def test_way_has_ended_when_its_items_are_closed(campaign, told):
    assert way.way_of(told["group"], part(campaign)).stations[-1].is_end


def test_problem_stands_on_the_way_as_its_items_do(campaign):
    """Handed over with its last item, whatever its own state says (domain.md 6.3)."""
    problem = analysis.problem(campaign, "服务意识不强")
    items.handed_over(campaign, problems=[problem])
    problem.refresh_from_db()
    station = way.way_of(problem, part(campaign)).stations[3]
    assert [str(line.small) for line in station.lines] == ["handed over to long-term work"]


def test_whoever_may_not_read_raw_opinions_learns_how_many_there_are(campaign, told):
    found = way.way_of(told["problem"], part(campaign, Role.MEMBER))
    assert (found.raw, list(found.stations[0].lines), found.stations[0].more) == (2, [], 2)
    assert "讲解员太少" not in str(said(found))


def test_item_that_answers_one_of_many_opinions_of_its_problem_comes_from_that_one_alone(campaign, told):
    mine = make.group(campaign, make.opinion(campaign, "展板太旧"), text="换展板")
    told["problem"].groups.add(mine)
    item = items.item(campaign, "每年换一次展板", problems=[told["problem"]], groups=[mine])
    found = way.way_of(item, part(campaign))
    assert found.raw == 1
    assert said(found)[:2] == [["展板太旧"], [f"{mine.number}　换展板"]]


def test_observer_does_not_read_the_problem_behind_an_item(campaign, told):
    found = said(way.way_of(told["item"], part(campaign, Role.OBSERVER)))
    assert "服务意识不强" not in str(found)
    assert len(found[3]) == 1


def test_opinion_put_aside_tells_why(campaign):
    raw = make.opinion(campaign)
    by = meetings.appointed(campaign)
    opinions.put_aside(campaign=campaign, opinions=[raw], fate=Opinion.Fate.DECLINED, reason="超出权限", by=by)
    raw.refresh_from_db()
    found = way.way_of(raw, part(campaign))
    assert [str(line.small) for line in found.stations[2].lines] == ["超出权限"]


def test_many_are_counted_and_only_some_quoted(campaign):
    group = make.group(campaign, *make.opinions(campaign, 9))
    station = way.way_of(group, part(campaign)).stations[0]
    assert (len(station.lines), station.more) == (way.QUOTED, 9 - way.QUOTED)


def test_queries_do_not_follow_the_numbers(campaign, told, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        way.way_of(told["group"], part(campaign))
