"""The pages of the thread, for those who may read opinions and for those who may not."""

import pytest
from django.urls import reverse

from phases.opinions.models import SurveyForm
from phases.organisation.roles import Role
from tests.factories import analysis, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def group(campaign):
    raw = make.opinion(campaign, "讲解员太少", on=make.channel(campaign, "征求意见表"))
    group = make.group(campaign, raw, text="增加讲解员", category=make.category(campaign, "开展科普工作"))
    items.closed(campaign, "排定班次", problems=[analysis.problem(campaign, "服务意识不强", groups=[group])])
    return group


def page(client, campaign, role, name, *args, **asked):
    client.force_login(timeline.part(campaign, role), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse(name, args=["kj", *args]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_picture_names_every_station_and_the_table_every_ribbon(client, campaign, group):
    said = page(client, campaign, Role.OFFICE, "thread:overview")
    for word in ("征求意见表", "开展科普工作", "服务意识不强", "quick fixes", "struck off the list"):
        assert said.count(word) >= 2, word
    assert 'class="k-thread"' in said
    assert "讲解员太少" in said


def test_committee_sees_the_flow_and_no_opinion(client, campaign, group):
    said = page(client, campaign, Role.SUPERIOR, "thread:overview")
    assert "开展科普工作" in said
    assert "讲解员太少" not in said
    assert "增加讲解员" not in said


def test_pages_name_no_giver(client, campaign):
    make.group(campaign, make.opinion(campaign, giver_name="韩志刚"), text="延长开放时间")
    for name in ("thread:overview", "thread:way-list"):
        assert "韩志刚" not in page(client, campaign, Role.OFFICE, name)


def test_another_opinion_can_be_chosen_by_its_number_and_nonsense_changes_nothing(client, campaign, group):
    other = make.group(campaign, make.opinion(campaign), text="延长开放时间")
    assert "延长开放时间" in page(client, campaign, Role.OFFICE, "thread:overview", opinion=other.number)
    for nonsense in ("x", "0", "9" * 30):
        assert "讲解员太少" in page(client, campaign, Role.OFFICE, "thread:overview", opinion=nonsense)


def test_ways_are_found_by_words_and_by_where_they_stand(client, campaign, group):
    make.group(campaign, make.opinion(campaign), text="延长开放时间")
    assert "延长开放时间" not in page(client, campaign, Role.OFFICE, "thread:way-list", end="closed")
    assert "增加讲解员" not in page(client, campaign, Role.OFFICE, "thread:way-list", q="延长")


def test_member_follows_a_consolidated_opinion_without_the_words_behind_it(client, campaign, group):
    said = page(client, campaign, Role.MEMBER, "thread:way", "consolidated", group.pk)
    assert "排定班次" in said
    assert "讲解员太少" not in said


@pytest.mark.parametrize("key", ["0", "x", "999999999999"])
def test_what_does_not_exist_is_not_found(client, campaign, key):
    client.force_login(timeline.part(campaign, Role.OFFICE), backend="django.contrib.auth.backends.ModelBackend")
    for kind in ("opinions", "consolidated", "problems", "items"):
        assert client.get(reverse("thread:way", args=["kj", kind, key])).status_code == 404


def test_empty_campaign_says_how_it_begins(client, campaign):
    assert "It begins with the first opinion" in page(client, campaign, Role.OFFICE, "thread:overview")
    assert "Gather opinions" in page(client, campaign, Role.OFFICE, "thread:way-list")


def test_without_opinions_the_picture_does_not_say_that_every_one_has_gone_somewhere(client, campaign):
    said = page(client, campaign, Role.OFFICE, "thread:overview")
    assert "No opinion has come in yet" in said
    assert "Every opinion has gone somewhere" not in said


@pytest.mark.trace("T-21")
def test_survey_of_which_nobody_knows_how_many_came_back_is_named_without_a_rate(client, campaign, group):
    channel = make.channel(campaign, "公众调查")
    SurveyForm.objects.create(campaign=campaign, channel=channel, name="公众调查表", is_public=True, issued=13000)
    SurveyForm.objects.create(campaign=campaign, channel=channel, name="征求意见表", issued=60, returned=42)
    said = page(client, campaign, Role.OFFICE, "thread:overview")
    note = next(line for line in said.splitlines() if "is not recorded, so no rate" in line)
    assert "公众调查表" in note
    assert "13000" in note
    assert "征求意见表" not in note
    assert "%" not in note
