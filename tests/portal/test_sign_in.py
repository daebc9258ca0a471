"""A phone in the room: no account, no session, names and nothing else; attacks end in a refusal."""

import pytest
from django.test import Client
from django.urls import reverse

from phases.meetings import links, services
from phases.meetings.models import Meeting, SignInClaim
from phases.portal.limits import LIMITS
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def desk(campaign):
    people = [
        organisation.person(campaign.unit, name, phone="13800000000", post="处长")
        for name in ("周明远", "沈国栋", "王伟", "王伟")
    ]
    return meetings.desk(campaign, people=people, by=meetings.appointed(campaign))


def address(desk):
    return reverse("portal:sign-in", args=[links.code_of(desk)])


def opened(desk, client=None):
    """A phone that has scanned the code: its client, the address and the ticket of the page."""
    phone, here = client or Client(), address(desk)
    return phone, here, phone.get(here).context["ticket"]


def person_of(desk, name):
    return desk.meeting.attendance.filter(person__name=name).first().person


def test_phone_claims_a_name_and_is_told_so(desk):
    phone, here, ticket = opened(desk)
    answer = phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk})
    assert "周明远" in answer.content.decode()
    assert SignInClaim.objects.get().person.name == "周明远"


def test_page_shows_names_and_nothing_else_of_the_roster(desk):
    text = Client().get(address(desk)).content.decode()
    assert "周明远" in text
    assert "13800000000" not in text
    assert "处长" not in text
    assert desk.meeting.campaign.slug not in text.replace(address(desk), "")


def test_namesakes_are_numbered_and_search_finds_them(desk):
    phone, here, ticket = opened(desk)
    names = phone.post(here, {"ticket": ticket, "q": "王"}).context["names"]
    assert [name for _pk, name in names] == ["王伟（1）", "王伟（2）"]


def test_no_session_and_no_cookie_beyond_the_desk(desk):
    phone, here, ticket = opened(desk)
    phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk})
    (cookie,) = phone.cookies.values()
    assert cookie.key == f"desk{desk.pk}"
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == ("/sign-in/", True, 4 * 60 * 60)


def test_second_name_of_the_same_phone_carries_the_same_mark(desk):
    phone, here, ticket = opened(desk)
    phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk})
    _phone, here, ticket = opened(desk, phone)
    phone.post(here, {"ticket": ticket, "person": person_of(desk, "沈国栋").pk})
    assert len(set(SignInClaim.objects.values_list("mark", flat=True))) == 1


def test_forged_cookie_gives_no_mark_of_the_attackers_choice(desk):
    phone = Client()
    phone.cookies[f"desk{desk.pk}"] = "<script>"
    _phone, here, ticket = opened(desk, phone)
    phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk})
    assert SignInClaim.objects.get().mark.isalnum()


def test_replayed_code_of_a_closed_desk_is_refused(desk):
    phone, here, ticket = opened(desk)
    services.close_desk(desk=desk, by=desk.opened_by)
    assert phone.get(here).status_code == 404
    assert phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk}).status_code == 403
    assert not SignInClaim.objects.exists()


def test_old_code_is_refused(desk, monkeypatch):
    here = address(desk)
    now = links.signing.time.time()
    monkeypatch.setattr(links.signing.time, "time", lambda: now + 91)
    assert Client().get(here).status_code == 404


def test_name_without_the_pages_ticket_is_refused(desk):
    answer = Client().post(address(desk), {"person": person_of(desk, "周明远").pk})
    assert (answer.status_code, SignInClaim.objects.count()) == (403, 0)


def test_ticket_of_another_meeting_is_refused(desk, campaign):
    other = meetings.desk(campaign, people=meetings.people(campaign.unit), by=desk.opened_by, title="另一个会")
    _phone, _here, ticket = opened(other)
    answer = Client().post(address(desk), {"ticket": ticket, "person": person_of(desk, "周明远").pk})
    assert (answer.status_code, SignInClaim.objects.count()) == (403, 0)


def test_future_meeting_takes_no_name(desk, campaign):
    phone, here, ticket = opened(desk)
    Meeting.objects.update(held_on=campaign.today.replace(year=campaign.today.year + 1, day=1))
    assert phone.get(here).status_code == 403
    assert phone.post(here, {"ticket": ticket, "person": person_of(desk, "周明远").pk}).status_code == 403
    assert not SignInClaim.objects.exists()


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 40, ""])
def test_person_who_is_not_expected_is_refused(desk, campaign, number):
    phone, here, ticket = opened(desk)
    stranger = organisation.person(campaign.unit, "未列名者")
    for wrong in (number, stranger.pk):
        assert phone.post(here, {"ticket": ticket, "person": wrong}).status_code == 403
    assert not SignInClaim.objects.exists()


def test_five_hundred_names_in_a_minute_are_held_back_and_nobody_is_written_down_for_it(desk, caplog):
    number = person_of(desk, "周明远").pk
    _phone, here, ticket = opened(desk)
    answers = [
        Client(REMOTE_ADDR="203.0.113.7").post(here, {"ticket": ticket, "person": number}).status_code
        for _ in range(500)
    ]
    assert answers[:240] == [200] * 240
    assert set(answers[240:]) <= {200, 429}
    assert 429 in answers
    assert SignInClaim.objects.count() == 1
    assert "203.0.113.7" not in caplog.text
    assert b"203.0.113.7" not in bytes(LIMITS.table)


def test_large_roster_is_searched_not_listed(campaign):
    people = [organisation.person(campaign.unit, f"党员甲{number}") for number in range(61)]
    desk = meetings.desk(campaign, people=people, by=meetings.appointed(campaign))
    phone, here, ticket = opened(desk)
    assert phone.get(here).context["names"] == []
    assert len(phone.post(here, {"ticket": ticket, "q": "甲60"}).context["names"]) == 1
