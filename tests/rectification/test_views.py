"""Items in the browser's eyes: three people take one from hand to closed."""

import pytest
from django.urls import reverse

from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from phases.organisation_life.models import SuperiorPoint
from phases.rectification.models import Item
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db

BASE = "/campaigns/kj/rectification/"


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def acting(campaign, client):
    def act_as(role=Role.OFFICE):
        user = meetings.appointed(campaign, role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return act_as


@pytest.mark.trace("S-48", "T-62")
def test_item_goes_from_hand_to_closed_through_three_people(client, campaign, acting):
    acting()
    sent = {"title": "公布办事电话", "due_words": "4月20日", "livelihood": "on", "quick_fix": "on",
            "phase": campaign.phases.all()[0].pk}  # fmt: skip
    client.post(f"{BASE}add/", sent)
    item = Item.objects.get()
    client.post(f"{BASE}{item.pk}/edit/", sent | {"goal": "首问负责"})
    client.post(f"{BASE}{item.pk}/claim/", {"done": "电话已公布。", "done_on": "2009-04-18"})
    assert client.get(f"{BASE}{item.pk}/check/").status_code == 403
    acting()
    assert "电话已公布。" in client.get(f"{BASE}{item.pk}/check/").content.decode()
    client.post(f"{BASE}{item.pk}/check/", {"note": "打过两个，有人接"})
    acting(Role.HEAD)
    assert "打过两个，有人接" in client.get(f"{BASE}{item.pk}/close/").content.decode()
    client.post(f"{BASE}{item.pk}/close/")
    item.refresh_from_db()
    assert (item.state, item.livelihood, item.goal) == ("closed", True, "首问负责")
    assert item.title in client.get(f"{BASE}?view=closed&livelihood=1").content.decode()


def test_item_is_sent_back_with_a_reason(client, campaign, acting):
    acting(Role.HEAD)
    item = rectification.claimed(campaign)
    assert 'name="reason"' in client.get(f"{BASE}{item.pk}/move/send_back/").content.decode()
    client.post(f"{BASE}{item.pk}/move/send_back/", {"reason": "没有人接电话"})
    item.refresh_from_db()
    assert item.state == "in_progress"
    assert "没有人接电话" not in client.get(f"{BASE}").content.decode()


def test_reporting_without_words_keeps_what_was_typed(client, campaign, acting):
    acting()
    item = rectification.item(campaign)
    answer = client.post(f"{BASE}{item.pk}/claim/", {"done": "", "done_on": "2009-04-18", "evidence": "值班表"})
    assert 'value="值班表"' in answer.content.decode()
    item.refresh_from_db()
    assert item.state == "in_progress"


def test_item_opened_by_mistake_is_taken_off_the_list(client, campaign, acting):
    acting()
    item, reported = rectification.item(campaign), rectification.claimed(campaign)
    for one in (item, reported):
        client.post(f"{BASE}{one.pk}/remove/")
    assert list(Item.objects.all()) == [reported]


def test_item_is_handed_over_and_unknown_steps_do_not_exist(client, campaign, acting):
    acting()
    item = rectification.item(campaign)
    owner = organisation.department(campaign.unit)
    sent = {"to": owner.pk, "until": "2050-01-01", "reason": "长期坚持"}
    client.post(f"{BASE}{item.pk}/hand-over/", sent)
    item.refresh_from_db()
    assert item.state == "handed_over"
    assert client.get(f"{BASE}{item.pk}/move/close/").status_code == 404
    assert client.get(f"{BASE}{item.pk}/move/send_back/").status_code == 403


@pytest.mark.trace("T-35")
def test_points_of_the_superior_lead_to_the_items_that_carry_them_out(client, campaign):
    office = meetings.appointed(campaign)
    held = meetings.meeting(campaign, kind=Meeting.Kind.ORG_LIFE, title="第二阶段组织生活会", by=office)
    second = SuperiorPoint.objects.create(meeting=held, order=2, speaker="省科协副主席", text="18条要抓好落实")
    items = [rectification.item(campaign, by=office, points=[second]) for _ in range(3)]
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("organisation_life:record", args=[campaign.slug, held.pk])).content.decode()
    assert all(item.title in page for item in items)
    page = client.get(reverse("rectification:item", args=[campaign.slug, items[0].pk])).content.decode()
    assert "18条要抓好落实" in page
    page = client.get(reverse("rectification:item-edit", args=[campaign.slug, items[0].pk])).content.decode()
    assert f'name="points" value="{second.pk}"' in page


def test_note_on_an_item_that_was_closed_meanwhile_is_refused_and_handed_back(client, campaign, acting):
    acting()
    item = rectification.closed(campaign)
    page = client.post(f"{BASE}{item.pk}/progress/", {"text": "又问了两个处室"}, follow=True).content.decode()
    assert "You had written: “又问了两个处室”" in page
    assert not item.notes.filter(text="又问了两个处室").exists()
