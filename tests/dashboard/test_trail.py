"""The page of a campaign's chain."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from phases.core import audit
from phases.core.audit.models import AuditActor, AuditEntry
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign


@pytest.fixture
def campaign(db) -> Campaign:
    unit = Unit.objects.create(name="市水务局", short_name="水务局", path="1/")
    return Campaign.objects.create(slug="water", unit=unit, name="学习实践活动", short_name="学习实践", year=2009)


@pytest.fixture
def office(campaign) -> User:
    user = User.objects.create_user("office", name="演示甲")
    Appointment.objects.create(campaign=campaign, user=user, role=Role.OFFICE)
    for number in range(3):
        audit.append(
            chain=campaign.audit_chain, act="campaign.changed", by=user, on=campaign, reason=f"第{number}次更正",
            before={"year": 2008 + number}, after={"year": 2009 + number},
        )  # fmt: skip
    return user


@pytest.fixture
def page(client: Client, office) -> Client:
    client.force_login(office)
    return client


def address(campaign: Campaign) -> str:
    return reverse("dashboard:trail", args=[campaign.slug])


def test_trail_shows_who_did_what_why_and_how_it_was(page, campaign):
    said = page.get(address(campaign)).content.decode()
    for word in ("演示甲", "第2次更正", "2010", "2011", audit.anchor(campaign.audit_chain).code):
        assert word in said


def test_trail_is_narrowed_to_an_act_a_person_and_a_record(page, campaign, office):
    audit.append(chain=campaign.audit_chain, act="appointment.made", by=None, on=office, reason="另一件")
    actor = AuditActor.objects.get()
    for query, expected in (
        ({"act": "appointment.made"}, 1),
        ({"actor": actor.reference}, 3),
        ({"on": audit.reference(campaign)}, 3),
        ({"act": "appointment.made", "actor": actor.reference}, 0),
    ):
        assert len(page.get(address(campaign), query).context["lines"]) == expected


def test_trail_of_a_filter_without_match_says_how_to_take_it_back(page, campaign):
    said = page.get(address(campaign), {"on": "unit:0"}).content.decode()
    assert 'href="?"' in said


def test_trail_shows_that_words_and_names_were_erased(page, campaign, office):
    audit.erase_detail(entry=AuditEntry.objects.get(seq=1), by=None, ground="本人要求")
    audit.erase_actor(actor=AuditActor.objects.get(), by=None, ground="本人要求")
    said = page.get(address(campaign)).content.decode()
    assert "第0次更正" not in said
    assert "第1次更正" in said
    assert "演示甲" not in said.split("<main")[1]


def test_trail_costs_the_same_however_long_it_is(page, campaign, office, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        page.get(address(campaign))
    for _ in range(60):
        audit.append(chain=campaign.audit_chain, act="campaign.changed", by=office, on=campaign)
    with django_assert_max_num_queries(13):
        assert len(page.get(address(campaign)).context["lines"]) == 50


def test_trail_is_refused_to_a_member_and_unknown_to_a_stranger(client, campaign):
    member = User.objects.create_user("member", name="演示乙")
    client.force_login(member)
    assert client.get(address(campaign)).status_code == HTTPStatus.NOT_FOUND
    Appointment.objects.create(campaign=campaign, user=member, role=Role.MEMBER)
    assert client.get(address(campaign)).status_code == HTTPStatus.FORBIDDEN


def test_exported_trail_holds_every_entry_with_its_hash_and_leaves_an_entry(page, campaign):
    answer = page.get(reverse("exports:download", args=[campaign.slug, "trail", "csv"]))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    entries = AuditEntry.objects.filter(chain=campaign.audit_chain).order_by("-seq")
    assert [line.rpartition(",")[2].strip('"') for line in lines[1:]] == [entry.hash for entry in entries]
    assert entries[0].act == "list.exported"
