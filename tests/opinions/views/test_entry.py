"""A pile of paper comes in with the keyboard alone."""

import pytest
from django.urls import reverse

from phases.opinions.models import Opinion
from phases.organisation.roles import Role
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


def typed(channel, **fields):
    return {"channel": channel.pk, "text": "多开放几天", "received_on": "2009-04-01"} | fields


@pytest.mark.trace("T-19")
def test_enter_saves_the_line_and_everything_but_the_words_sticks(client, campaign, office):
    channel, source, category = make.channel(campaign), make.source(campaign), make.category(campaign)
    sent = typed(channel, source=source.pk, categories=[category.pk], form_number=7)
    answer = client.post(address("opinion-enter", campaign), sent, follow=True)
    opinion = Opinion.objects.get()
    assert (opinion.form_number, opinion.source, list(opinion.categories.all())) == (7, source, [category])
    form = answer.context["form"]
    assert [form[name].value() for name in ("form_number", "text")] == ["8", None]
    assert [str(form[name].value()) for name in ("channel", "source")] == [str(channel.pk), str(source.pk)]
    assert [str(value) for value in form["categories"].value()] == [str(category.pk)]


def test_second_line_of_the_same_form_keeps_its_number(client, campaign, office):
    sent = typed(make.channel(campaign), form_number=7, same="1")
    answer = client.post(address("opinion-enter", campaign), sent, follow=True)
    assert answer.context["form"]["form_number"].value() == "7"


def test_empty_line_saves_nothing_and_says_so(client, campaign, office):
    answer = client.post(address("opinion-enter", campaign), typed(make.channel(campaign), text=" "))
    assert answer.context["form"].errors["text"]
    assert not Opinion.objects.exists()


def test_form_of_another_channel_is_refused(client, campaign, office):
    form = make.form(campaign)
    answer = client.post(address("opinion-enter", campaign), typed(make.channel(campaign), form=form.pk))
    assert "form" in answer.context["form"].errors


def test_without_a_channel_the_page_says_what_to_do_first(client, campaign, office):
    answer = client.get(address("opinion-enter", campaign))
    assert address("channel-list", campaign) in answer.content.decode()


def test_pasted_lines_are_shown_before_they_are_written(client, campaign, office):
    channel = make.channel(campaign)
    make.opinion(campaign, "展館多開放幾天", on=channel)
    sent = typed(channel, text="3\t展馆多开放几天\n\n4\t讲解要细\n讲解，要细")
    answer = client.post(address("opinion-paste", campaign), sent)
    read = answer.context["read"]
    assert [(line.form_number, line.text, bool(line.doubt)) for line in read] == [
        (3, "展馆多开放几天", True),  # the same words in the other script
        (4, "讲解要细", False),
        (None, "讲解，要细", True),
    ]
    assert Opinion.objects.count() == 1
    client.post(address("opinion-paste", campaign), sent | {"write": "1"})
    assert Opinion.objects.count() == 4


def test_observer_gives_an_opinion_and_sees_what_became_of_it(client, campaign):
    observer = meetings.appointed(campaign, Role.OBSERVER)
    client.force_login(observer)
    client.post(address("opinion-mine", campaign), {"text": "多听群众意见"})
    make.opinion(campaign, "别人的意见")
    opinion = Opinion.objects.get(text="多听群众意见")
    make.group(campaign, opinion, text="畅通意见渠道")
    page = client.get(address("opinion-mine", campaign)).content.decode()
    assert "畅通意见渠道" in page
    assert "别人的意见" not in page


def test_liaison_sees_own_entries_in_the_list_only(client, campaign):
    liaison = meetings.appointed(campaign, Role.LIAISON)
    make.opinion(campaign, "本处室收到的", by=liaison)
    make.opinion(campaign, "办公室收到的")
    client.force_login(liaison)
    page = client.get(address("opinion-list", campaign)).content.decode()
    assert "本处室收到的" in page
    assert "办公室收到的" not in page
