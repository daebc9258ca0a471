from datetime import date
from http import HTTPStatus

import pytest
from django.utils import translation

from phases.meetings import services as meeting_services
from phases.organisation.roles import Role
from phases.organisation_life import reading, services
from phases.submissions import services as submissions
from phases.timeline import selectors as timeline
from tests.factories import documents as make
from tests.factories import life, opinions

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = life.museum()
    place.campaign.rules["consent_before"] = ["organisational_life"]
    place.campaign.save()
    return place


def checks_of(place, user):
    return reading.readiness(place.meeting, timeline.part_of(user, place.campaign))


def short(place):
    with translation.override("en"):
        return [check.key for check in checks_of(place, place.office) if not check.verdict]


@pytest.mark.trace("T-25", "T-26", "T-29")
def test_everything_that_is_missing_is_named_and_goes_as_it_is_done(place):
    assert short(place) == [
        "consent",
        "notice",
        "notice",
        "notice",
        "opinions",
        "summary",
        "talks",
        "drafts",
        "reviews",
    ]
    submissions.ask_consent(
        campaign=place.campaign, meeting=place.meeting, subject="召开组织生活会", asked_on=life.TODAY,
        decision="granted", decided_on=life.TODAY, by=place.office,
    )  # fmt: skip
    at = type("At", (), {"campaign": place.campaign, "phase": place.meeting.phase, "office": place.office})
    services.prepare_meeting(meeting=place.meeting, notice=make.drafted(at, kind="notice"), by=place.office)
    for line in ("全体党员", "省科协领导小组"):
        services.note_notice(meeting=place.meeting, recipient=line, sent_on=life.TODAY, reason="补发", by=place.office)
    opinions.group(place.campaign, text="多办活动")
    services.sum_up_opinions(meeting=place.meeting, by=place.office)
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    life.talk(place, place.people.secretary, place.people.members[0], by=secretary)
    assert short(place) == ["drafts", "reviews"]
    drafts = services.receive_on_paper(
        meeting=place.meeting,
        people=[place.people.secretary, *place.people.deputies, *place.people.members],
        by=place.office,
    )
    assert short(place) == ["reviews"]
    for draft in drafts[:3]:
        services.approve_draft(version=draft.versions.get(), by=place.office)
    assert short(place) == []


@pytest.mark.trace("T-25")
def test_consent_of_a_day_after_the_meeting_does_not_count(place):
    place.campaign.stands_still_on = date(2008, 12, 24)
    place.campaign.save()
    submissions.ask_consent(
        campaign=place.campaign, meeting=place.meeting, subject="召开组织生活会", asked_on=life.DAY,
        decision="granted", decided_on=date(2008, 12, 24), by=place.office,
    )  # fmt: skip
    assert "consent" in short(place)


def test_secretary_is_who_has_the_part_or_the_head(place):
    assert reading.secretary_of(place.campaign) is None
    life.login(place, place.people.deputies[0], Role.HEAD)
    assert reading.secretary_of(place.campaign) == place.people.deputies[0]
    life.login(place, place.people.secretary, Role.SECRETARY)
    assert reading.secretary_of(place.campaign) == place.people.secretary


def test_more_than_six_are_counted_not_listed():
    people = [type("P", (), {"name": f"党员{n}"}) for n in range(8)]
    with translation.override("en"):
        assert reading.lacking_words(people).endswith("and 2 others")
        assert "put people on the list" in reading.lacking_words([])


@pytest.mark.parametrize("role", [Role.OFFICE, Role.HEAD, Role.SECRETARY])
@pytest.mark.parametrize("locked", [False, True])
def test_every_way_that_is_offered_may_be_gone(client, role, locked):
    place = life.held(consent_before=["organisational_life"])
    if locked:
        place.meeting = meeting_services.lock_minutes(meeting=place.meeting, by=place.office)
    user = life.login(place, place.people.secretary, role)
    client.force_login(user)
    ways = [check.url for check in checks_of(place, user) if check.url]
    assert ways
    assert [way for way in ways if client.get(way).status_code != HTTPStatus.OK] == []
