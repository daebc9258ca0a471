"""Channels, words and forms by their pages."""

import pytest
from django.urls import reverse

from phases.opinions.models import Category, Channel, SurveyForm
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(rules={"opinions": {"channels": [{"kind": "visit", "name": "走访"}], "sources": ["企业"]}})


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, campaign, *args):
    return reverse(f"opinions:{name}", args=[campaign.slug, *args])


def test_empty_page_offers_the_templates_list_and_takes_it_over(client, campaign, office):
    page = client.get(address("channel-list", campaign))
    assert address("lay-out", campaign) in page.content.decode()
    client.post(address("lay-out", campaign))
    assert Channel.objects.get().name == "走访"


@pytest.mark.trace("S-25")
def test_drive_with_two_slogans_is_added_and_changed(client, campaign, office):
    sent = {"kind": "suggestion_drive", "name": "建言献策", "slogans": "出一计\n献一策", "tags": "计\n策"}
    client.post(address("channel-add", campaign), sent)
    channel = Channel.objects.get()
    assert (channel.slogans, channel.tags) == (["出一计", "献一策"], ["计", "策"])
    client.post(address("channel-edit", campaign, channel.pk), sent | {"name": "我为科学发展建言献策"})
    channel.refresh_from_db()
    assert channel.name == "我为科学发展建言献策"
    client.post(address("channel-remove", campaign, channel.pk))
    assert not Channel.objects.exists()


def test_two_channels_of_one_name_are_refused_on_the_page(client, campaign, office):
    make.channel(campaign, "座谈会")
    page = client.post(address("channel-add", campaign), {"kind": "symposium", "name": "座谈会"})
    assert page.context["form"].errors["name"]


@pytest.mark.trace("T-28")
def test_unit_names_its_own_categories(client, campaign, office):
    for name in ("學習科學發展觀活動", "新館內容建設", "開展科普工作", "自身建設"):
        answer = client.post(address("word-add", campaign, "categories"), {"name": name, "another": "1"})
        assert answer.url == address("word-add", campaign, "categories")
    assert Category.objects.count() == 4
    word = Category.objects.first()
    client.post(address("word-edit", campaign, "categories", word.pk), {"name": "學習活動", "order": 9})
    assert Category.objects.last().name == "學習活動"
    client.post(address("word-remove", campaign, "categories", word.pk))
    assert Category.objects.count() == 3
    assert client.get(address("word-add", campaign, "colours")).status_code == 404


@pytest.mark.trace("T-21")
def test_public_survey_prints_what_is_known_and_no_rate(client, campaign, office):
    sent = {"name": "公众调查表", "channel": make.channel(campaign).pk, "is_public": "on", "issued": 13000}
    client.post(address("form-add", campaign), sent)
    form = SurveyForm.objects.get()
    assert (form.issued, form.returned, form.return_rate) == (13000, None, None)
    page = client.get(address("channel-list", campaign)).content.decode()
    assert "13000" in page
    assert "%" not in page.partition("<tbody>")[2]
    client.post(address("form-remove", campaign, form.pk))
    assert not SurveyForm.objects.exists()


def test_more_returned_than_issued_is_said_beside_the_field(client, campaign, office):
    sent = {"name": "表", "channel": make.channel(campaign).pk, "issued": 60, "returned": 61}
    page = client.post(address("form-add", campaign), sent)
    assert page.context["form"].errors["returned"]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_blank_form_is_printed(client, campaign, office, suffix):
    form = make.form(campaign, topics=["活動本身", "科技展覽"])
    answer = client.get(address("form-file", campaign, form.pk, suffix))
    assert answer.content[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[suffix]


@pytest.mark.parametrize("used", ["category", "form"])
def test_what_opinions_use_is_not_removed_and_the_page_says_so(client, used):
    campaign = timeline.campaign()
    client.force_login(meetings.appointed(campaign))
    channel = make.channel(campaign)
    if used == "category":
        thing = make.category(campaign)
        make.opinion(campaign, on=channel, categories=[thing])
        address = reverse("opinions:word-remove", args=[campaign.slug, "categories", thing.pk])
    else:
        thing = make.form(campaign, on=channel)
        make.opinion(campaign, on=channel, form=thing)
        address = reverse("opinions:form-remove", args=[campaign.slug, thing.pk])
    answer = client.post(address, follow=True)
    assert [str(message) for message in answer.context["messages"]]
    assert type(thing).objects.filter(pk=thing.pk).exists()
