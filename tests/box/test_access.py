"""What belongs to another campaign does not exist here."""

import pytest
from django.test import Client

from phases.opinions.models import Opinion
from phases.organisation.roles import Role
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_opinion_of_another_campaigns_box_is_not_found():
    elsewhere = make.box()
    make.given(elsewhere, "别处的话")
    make.emptied(elsewhere)
    here = make.box(timeline.campaign(slug="kj"))
    client = Client()
    client.force_login(timeline.part(here.campaign, Role.OFFICE), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/campaigns/kj/box/{Opinion.objects.get().pk}/").status_code == 404


def test_pages_that_need_a_box_are_not_found_before_it_is_opened():
    campaign = timeline.campaign(slug="kj")
    client = Client()
    client.force_login(timeline.part(campaign, Role.OFFICE), backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(f"/campaigns/kj/box/{page}").status_code for page in ("change/", "poster.pdf")] == [404, 404]
