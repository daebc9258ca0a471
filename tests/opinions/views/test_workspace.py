"""The workspace without script: tick, choose, done; and everything can be undone."""

import pytest
from django.urls import reverse

from phases.opinions.models import Consolidation, Opinion, OpinionGroup, SetApart
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, campaign, *args):
    return reverse(f"opinions:{name}", args=[campaign.slug, *args])


def keys(*opinions):
    return [str(opinion.pk) for opinion in opinions]


@pytest.mark.trace("S-36")
def test_ticked_opinions_go_into_the_one_whose_button_was_pressed(client, campaign, office):
    raw = make.opinions(campaign, 3)
    group = make.group(campaign)
    client.post(address("gather", campaign), {"o": keys(*raw[:2]), "group": group.pk})
    assert set(group.opinions.all()) == set(raw[:2])
    act = Consolidation.objects.first()
    client.post(address("undo", campaign, act.pk))
    assert not group.opinions.exists()


def test_without_a_group_the_page_asks_which_and_keeps_what_was_ticked(client, campaign, office):
    raw = make.opinions(campaign, 2)
    make.group(campaign, text="多开放几天")
    page = client.post(address("gather", campaign), {"o": keys(*raw)})
    assert page.context["chosen"] == raw
    assert "多开放几天" in page.content.decode()


def test_nothing_ticked_changes_nothing_and_says_so(client, campaign, office):
    for name in ("gather", "aside"):
        answer = client.post(address(name, campaign), {}, follow=True)
        assert [message.level_tag for message in answer.context["messages"]] == ["warning"]
    assert not Consolidation.objects.exists()


def test_new_one_is_proposed_in_the_words_of_the_first(client, campaign, office):
    category = make.category(campaign)
    opinion = make.opinion(campaign, "多开放几天", categories=[category])
    page = client.post(address("found", campaign), {"o": keys(opinion)})
    assert page.context["form"]["text"].value() == "多开放几天"
    client.post(address("found", campaign), {"o": keys(opinion), "text": "延长开放时间", "category": category.pk})
    group = OpinionGroup.objects.get()
    assert (group.text, group.category, list(group.opinions.all())) == ("延长开放时间", category, [opinion])


def test_putting_aside_without_a_reason_keeps_what_was_typed(client, campaign, office):
    opinion = make.opinion(campaign)
    sent = {"o": keys(opinion), "fate": "declined", "reply": "谢谢"}
    page = client.post(address("aside", campaign), sent)
    assert page.context["form"].non_field_errors()
    assert page.context["form"]["reply"].value() == "谢谢"
    client.post(address("aside", campaign), sent | {"reason": "经费不足"})
    assert Opinion.objects.get().fate == "declined"


def test_strip_shows_the_way_from_forms_to_what_waits(client, campaign, office):
    channel = make.channel(campaign)
    make.form(campaign, on=channel, issued=60, returned=42)
    raw = make.opinions(campaign, 63, on=channel)
    for number in range(18):
        make.group(campaign, *raw[number:55:18])
    found = client.get(address("workspace", campaign)).context["flow"]
    numbers = (found.forms.issued, found.forms.returned, found.raw, found.groups, found.waiting)
    assert numbers == (60, 42, 63, 18, 8)


def test_suggestion_is_a_page_of_its_own_and_a_refused_one_does_not_come_back(client, campaign, office):
    channel = make.channel(campaign)
    for text in ("机器人活动要每学期都办", "機器人活動每學期都要辦"):
        make.opinion(campaign, text, on=channel)
    page = client.get(address("suggestion", campaign))
    chosen = page.context["suggestion"].opinions
    assert len(chosen) == 2
    assert "<html" not in client.get(address("suggestion", campaign), headers={"HX-Request": "true"}).content.decode()
    for opinion in chosen:
        client.post(address("set-apart", campaign), {"o": keys(opinion)})
    assert SetApart.objects.count() == 2
    assert client.get(address("suggestion", campaign)).context["suggestion"] is None


def test_group_is_split_released_and_merged_by_its_page(client, campaign, office):
    raw = make.opinions(campaign, 4)
    group, other = make.group(campaign, *raw), make.group(campaign)
    page = client.post(address("group-split", campaign, group.pk), {"o": keys(raw[0])})
    assert page.context["chosen"] == [raw[0]]
    client.post(address("group-split", campaign, group.pk), {"o": keys(raw[0]), "text": "另立"})
    client.post(address("group-split", campaign, group.pk), {"o": keys(raw[1]), "release": "1"})
    assert set(group.opinions.all()) == set(raw[2:])
    client.post(address("group-merge", campaign, group.pk), {"group": other.pk})
    assert set(other.opinions.all()) == set(raw[2:])
    answer = client.get(address("group", campaign, group.pk))
    assert str(other.number) in answer.content.decode()


def test_decision_without_reason_is_refused_and_kept_on_the_page(client, campaign, office):
    group = make.group(campaign)
    sent = {"adoption": "not_adopted", "reply": "暂无条件"}
    page = client.post(address("group-decide", campaign, group.pk), sent)
    assert page.context["form"].non_field_errors()
    client.post(address("group-decide", campaign, group.pk), sent | {"adoption_reason": "经费不足"})
    group.refresh_from_db()
    assert (group.adoption, group.reply) == ("not_adopted", "暂无条件")


def test_giver_is_shown_only_after_a_reason(client, campaign, office):
    opinion = make.opinion(campaign, giver_name="韩志刚")
    assert "韩志刚" not in client.get(address("opinion", campaign, opinion.pk)).content.decode()
    place = address("opinion-giver", campaign, opinion.pk)
    assert "韩志刚" not in client.get(place).content.decode()
    assert "韩志刚" in client.post(place, {"reason": "当面回访"}).content.decode()


def test_summary_and_lists_name_no_giver(client, campaign, office):
    make.group(campaign, make.opinion(campaign, giver_name="韩志刚"), text="延长开放时间")
    for name in ("summary", "tables", "group-list", "opinion-list"):
        assert "韩志刚" not in client.get(address(name, campaign)).content.decode()
    assert "延长开放时间" in client.get(address("summary", campaign)).content.decode()
