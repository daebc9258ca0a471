"""What the frame of a page shows to whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from phases.dashboard.frame import Frame
from phases.organisation.models import Unit, User
from phases.organisation.roles import ROLES, Role
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part

pytestmark = pytest.mark.django_db


def asked(user=None, campaign=None, *roles):
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    request.resolver_match = None
    if campaign:
        request.campaign = campaign
        request.part = Part(roles, frozenset().union(*(ROLES[role] for role in roles)))
    return Frame(request)


@pytest.fixture
def campaign():
    unit = Unit.objects.create(name="bureau", short_name="bureau", path="1/")
    campaign = Campaign.objects.create(
        slug="kj", unit=unit, name="campaign", short_name="c", year=2009, template_key="x"
    )
    for order, state in enumerate(("reopened", "active", "not_started"), start=1):
        Phase.objects.create(campaign=campaign, order=order, key=f"p{order}", name=f"phase {order}", state=state)
    return campaign


def test_a_stranger_gets_a_frame_without_ways():
    frame = asked()
    assert frame.user is None
    assert frame.tabs == []
    assert frame.stops == []


def test_the_phase_line_tells_where_the_campaign_stands(campaign):
    frame = asked(None, campaign, Role.OFFICE)
    assert [(stop.name, stop.place) for stop in frame.stops] == [
        ("phase 1", "now"),
        ("phase 2", "now"),
        ("phase 3", "next"),
    ]


def test_parallel_tracks_draw_no_line(campaign):
    campaign.mode = Campaign.Mode.PARALLEL
    assert asked(None, campaign, Role.OFFICE).stops == []


def test_an_administrator_without_a_part_is_named_as_one():
    administrator = User.objects.create_superuser("root", "a long password", name="Root")
    assert [str(role) for role in asked(administrator).roles]


def test_the_frame_costs_two_queries(campaign, django_assert_num_queries):
    frame = asked(User(name="x"), campaign, Role.OFFICE)
    with django_assert_num_queries(2):
        assert frame.tabs
        assert frame.stops
        assert frame.record_url is not None


def test_a_member_is_not_led_to_what_is_closed_to_them(campaign):
    member = asked(User(name="x"), campaign, Role.MEMBER)
    office = asked(User(name="y"), campaign, Role.OFFICE)
    assert {tab.url for tab in member.tabs} < {tab.url for tab in office.tabs}


def test_the_inbox_is_shown_to_a_committee_before_anything_has_arrived(campaign):
    campaign.unit.kind = Unit.Kind.COMMITTEE
    assert reverse("reports:inbox", args=(campaign.slug,)) in {
        tab.url for tab in asked(None, campaign, Role.OFFICE).tabs
    }
