"""Codes and tickets: signed, short-lived, of one desk."""

from datetime import timedelta

import pytest
from django.core import signing

from phases.meetings import links, services
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks():
    """Two of one campaign."""
    campaign = timeline.campaign()
    office, people = meetings.appointed(campaign), meetings.people(campaign.unit)
    return [meetings.desk(campaign, people=people, by=office, title=title) for title in "甲乙"]


def later(monkeypatch, by):
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + by.total_seconds())


def test_code_opens_its_own_desk(desks):
    assert [links.desk_of(links.code_of(desk)) for desk in desks] == desks


def test_code_of_yesterday_or_of_two_minutes_ago_opens_nothing(desks, monkeypatch):
    code = links.code_of(desks[0])
    later(monkeypatch, timedelta(seconds=60))
    assert links.desk_of(code) == desks[0]
    later(monkeypatch, timedelta(seconds=60))
    assert links.desk_of(code) is None


def test_code_of_one_desk_with_the_number_of_another_opens_nothing(desks):
    code = links.code_of(desks[0])
    assert links.desk_of(code.replace(f"{desks[0].pk}:", f"{desks[1].pk}:", 1)) is None


@pytest.mark.parametrize("code", ["", "1", ":", "x:y:z", "9" * 30 + ":a:b", "1:a:b", "１:a:b"])
def test_rubbish_opens_nothing(desks, code):
    assert links.desk_of(code) is None


def test_code_of_a_closed_desk_opens_nothing(desks):
    code = links.code_of(desks[0])
    services.close_desk(desk=desks[0], by=desks[0].opened_by)
    assert links.desk_of(code) is None


def test_ticket_holds_at_its_own_desk_for_ten_minutes(desks, monkeypatch):
    ticket = links.ticket_of(desks[0], "a" * 32)
    assert links.mark_in(desks[0], ticket) == "a" * 32
    assert links.mark_in(desks[1], ticket) == ""
    assert links.mark_in(desks[0], links.code_of(desks[0])) == ""
    later(monkeypatch, timedelta(minutes=11))
    assert links.mark_in(desks[0], ticket) == ""


def test_code_changes_with_time_and_names_nobody(desks, monkeypatch):
    code = links.code_of(desks[0])
    later(monkeypatch, timedelta(seconds=30))
    assert links.code_of(desks[0]) != code
    assert desks[0].nonce not in code
