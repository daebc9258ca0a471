"""Two windows on one record."""

import pytest
from django.urls import reverse

from phases.core import standing
from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_mark_changes_with_any_field_and_a_form_without_one_is_taken():
    first, campaign = (Campaign.objects.get(pk=pk) for pk in [timeline.campaign().pk] * 2)
    before = standing.mark_of(first)
    assert standing.mark_of(campaign) == before
    campaign.theme = "另一个主题"
    assert standing.mark_of(campaign) != before
    assert standing.may_save({}, before)
    assert not standing.may_save({"standing": before}, standing.mark_of(campaign))


def test_second_window_is_told_keeps_its_words_and_may_save_again(client):
    campaign = timeline.campaign()
    office = timeline.part(campaign, Role.OFFICE)
    group = make.group(campaign, text="原来的话", by=office)
    client.force_login(office)
    here = reverse("opinions:group-reword", args=[campaign.slug, group.pk])
    seen = client.get(here).context["mark"]
    assert client.post(here, {"text": "甲改的", "standing": seen}).status_code == 302
    second = client.post(here, {"text": "乙改的", "standing": seen})
    assert (second.status_code, OpinionGroup.objects.get().text) == (200, "甲改的")
    page = second.content.decode()
    assert "Somebody else saved" in page
    assert "乙改的" in page
    client.post(here, {"text": "乙改的", "standing": second.context["mark"]})
    assert OpinionGroup.objects.get().text == "乙改的"
