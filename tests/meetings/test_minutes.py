"""Locked minutes: nothing of them changes, and what is wrong is corrected beside them."""

import pytest
from django.db import Error, connection, transaction

from phases.core.verdict import RefusedError
from phases.meetings import rules, selectors, services
from phases.meetings.facts import AgendaLine
from phases.meetings.models import Meeting, MinutesCorrection
from phases.organisation.roles import Role
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def locked(campaign, office):
    meeting = meetings.meeting(
        campaign, by=office, people=meetings.people(campaign.unit), agenda=(AgendaLine("作动员报告", "书记"),)
    )
    return services.lock_minutes(meeting=meeting, by=office)


def test_locked_minutes_are_not_changed_by_any_act(campaign, office, locked):
    facts = meetings.facts(campaign, people=[])
    for act in (
        lambda: services.correct_meeting(meeting=locked, facts=facts, version=locked.version, by=office, reason="改"),
        lambda: services.cancel_meeting(meeting=locked, reason="改", by=office),
        lambda: services.lock_minutes(meeting=locked, by=office),
    ):
        with pytest.raises(RefusedError, match="locked"):
            act()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_meeting SET summary = '改'",
        "UPDATE phases_meeting SET locked_at = NULL",
        "UPDATE phases_agendaitem SET title = '改'",
        "DELETE FROM phases_agendaitem",
        "UPDATE phases_attendance SET status = 'absent'",
        "DELETE FROM phases_attendance",
    ],
)
def test_database_keeps_locked_minutes(locked, sql):
    with pytest.raises(Error, match="locked"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_correction_stands_beside_with_its_reason(campaign, office, locked):
    with pytest.raises(RefusedError, match="say why"):
        services.correct_minutes(meeting=locked, text="到会22人", reason=" ", by=office)
    services.correct_minutes(meeting=locked, text="到会22人", reason="漏记一人请假", by=office)
    locked.refresh_from_db()
    assert (locked.corrections.get().text, locked.summary) == ("到会22人", "")
    for sql in ("UPDATE phases_minutescorrection SET text = '改'", "DELETE FROM phases_minutescorrection"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_only_what_was_held_is_locked_and_only_by_those_who_record(campaign, office):
    planned = meetings.meeting(campaign, by=office, on=campaign.today, state=Meeting.State.PLANNED)
    part = timeline_selectors.part_of(office, campaign)
    assert not rules.may_lock(planned, part)
    assert not rules.may_correct_beside(planned, part, "因")
    head = timeline_selectors.part_of(meetings.appointed(campaign, Role.HEAD), campaign)
    assert not rules.may_lock(meetings.meeting(campaign, by=office), head)
    assert not rules.may_correct_beside(planned, head, "因")


def test_page_locks_prints_and_corrects(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office, people=meetings.people(campaign.unit))
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    base = f"/campaigns/kj/meetings/{meeting.pk}/"
    assert client.get(f"{base}lock/").status_code == 200
    client.post(f"{base}lock/")
    assert client.get(f"{base}lock/").status_code == 403
    assert client.get(f"{base}edit/").status_code == 403
    assert client.post(f"{base}corrections/", {"text": "到会2人", "reason": ""}).status_code == 200
    client.post(f"{base}corrections/", {"text": "到会2人", "reason": "漏记"})
    page = client.get(base).content.decode()
    assert "到会2人" in page
    assert "/edit/" not in page
    assert client.get(f"{base}minutes.pdf").content.startswith(b"%PDF")
    assert MinutesCorrection.objects.count() == 1


@pytest.mark.trace("T-30")
def test_agenda_of_six_comes_from_the_template(client, campaign, office):
    campaign.rules = {"agendas": {"organisational_life": ["一", "二", "三", "四", "五", "六"]}}
    campaign.save()
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    form = client.get("/campaigns/kj/meetings/add/?kind=organisational_life").context["form"]
    assert form["agenda"].value().split() == ["一", "二", "三", "四", "五", "六"]


@pytest.mark.trace("T-31")
def test_organisational_life_expects_activists_and_representatives_and_counts_one_of_two(campaign, office):
    category = organisation.Person.Category
    members = meetings.people(campaign.unit, 3)
    others = [
        organisation.person(campaign.unit, category=one)
        for one in (category.ACTIVIST, category.ACTIVIST, category.MASS, category.MASS, category.STAFF)
    ]
    expected = selectors.expected_at(campaign.unit, "organisational_life")
    assert set(expected) == {*members, *others[:4]}
    meeting = meetings.meeting(
        campaign, by=office, kind="organisational_life", people=expected, absent={others[3]: "business"},
        superiors="省科协副主席",
    )  # fmt: skip
    lines = [(line.present, line.expected) for line in selectors.attendance_by_class(meeting)]
    assert lines == [(1, None), (3, 3), (2, 2), (1, 2)]


def test_democratic_life_expects_the_leaders(campaign):
    leader = organisation.person(campaign.unit, is_leader=True)
    organisation.person(campaign.unit)
    assert selectors.expected_at(campaign.unit, "democratic_life") == [leader]
