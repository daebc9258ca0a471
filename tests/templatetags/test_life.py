"""The pages of a life meeting stand on the meeting's own page, each for those who may open it."""

import re

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from tests.factories import life, meetings

pytestmark = pytest.mark.django_db

TABS = re.compile(r'<a href="([^"]+)"')


def tabs(client, place, user, meeting):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("meetings:meeting", args=["museum", meeting.pk])).content.decode()
    nav = page.partition('<nav class="filters')[2].partition("</nav>")[0]
    return [address.rstrip("/").rsplit("/", 1)[-1] for address in TABS.findall(nav)]


def test_each_sees_the_pages_that_open(client):
    place = life.museum()
    pk = str(place.meeting.pk)
    assert tabs(client, place, place.office, place.meeting) == [pk, pk, "papers", "drafts", "record"]
    member = life.login(place, place.people.members[0])
    assert tabs(client, place, member, place.meeting) == [pk, "mine", "record"]
    superior = meetings.appointed(place.campaign, Role.SUPERIOR)
    assert tabs(client, place, superior, place.meeting) == [pk, "drafts", "record"]


def test_ordinary_meetings_have_none(client):
    place = life.museum()
    other = meetings.meeting(place.campaign, by=place.office, on=life.TODAY)
    assert tabs(client, place, place.office, other) == []
    review = meetings.meeting(place.campaign, by=place.office, on=life.TODAY, kind="opinion_review")
    assert tabs(client, place, place.office, review) == [str(review.pk), "directions"]
