"""The page of one consolidated opinion: reworded, decided, merged, split, taken out."""

import pytest
from django.urls import reverse

from phases.opinions.models import OpinionGroup
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


def address(name, group):
    return reverse(f"opinions:{name}", args=[group.campaign.slug, group.pk])


def test_words_and_category_are_changed(client, campaign, office):
    group, side = make.group(campaign), make.category(campaign)
    assert client.get(address("group-reword", group)).status_code == 200
    client.post(address("group-reword", group), {"text": "增加活动场次", "category": side.pk})
    group.refresh_from_db()
    assert (group.text, group.category) == ("增加活动场次", side)


def test_adoption_is_decided_and_declining_asks_for_the_reason(client, campaign, office):
    group = make.group(campaign)
    assert client.get(address("group-decide", group)).status_code == 200
    client.post(address("group-decide", group), {"adoption": "not_adopted", "adoption_reason": ""})
    group.refresh_from_db()
    assert group.adoption == OpinionGroup.Adoption.OPEN
    client.post(address("group-decide", group), {"adoption": "adopted", "measures": "每学期办一次"})
    group.refresh_from_db()
    assert (group.adoption, group.measures) == (OpinionGroup.Adoption.ADOPTED, "每学期办一次")


def test_two_become_one_and_the_raw_ones_follow(client, campaign, office):
    raw = make.opinions(campaign, 3)
    group, into = make.group(campaign, *raw[:2]), make.group(campaign, raw[2])
    assert client.get(address("group-merge", group)).status_code == 200
    client.post(address("group-merge", group), {"group": into.pk})
    group.refresh_from_db()
    assert group.merged_into == into
    assert set(into.opinions.all()) == set(raw)


def test_ticked_ones_become_one_of_their_own_after_its_words_were_asked_for(client, campaign, office):
    raw = make.opinions(campaign, 3)
    group = make.group(campaign, *raw)
    asked = client.post(address("group-split", group), {"o": str(raw[0].pk)})
    assert raw[0].text in asked.content.decode()
    client.post(address("group-split", group), {"o": str(raw[0].pk), "text": "另一件事", "category": ""})
    assert list(OpinionGroup.objects.get(text="另一件事").opinions.all()) == [raw[0]]
    assert set(group.opinions.all()) == set(raw[1:])


def test_all_of_them_cannot_be_split_off_and_the_page_says_so(client, campaign, office):
    raw = make.opinions(campaign, 2)
    group = make.group(campaign, *raw)
    client.post(address("group-split", group), {"o": [str(one.pk) for one in raw], "text": "x", "category": ""})
    assert group.opinions.count() == 2


def test_released_ones_wait_again(client, campaign, office):
    raw = make.opinions(campaign, 2)
    group = make.group(campaign, *raw)
    client.post(address("group-split", group), {"o": str(raw[0].pk), "release": "1"})
    raw[0].refresh_from_db()
    assert raw[0].fate == "waiting"


def test_empty_one_is_taken_out_and_one_with_opinions_stays(client, campaign, office):
    empty, full = make.group(campaign), make.group(campaign, make.opinion(campaign))
    for group in (empty, full):
        client.post(address("group-remove", group))
    assert list(OpinionGroup.objects.all()) == [full]
