"""Who comes to the desk of a meeting; the walk over all pages stands in tests/test_access.py."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phases.meetings import services
from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


def desk_of(campaign, pk):
    return reverse("meetings:desk", args=[campaign.slug, pk])


def test_liaison_comes_to_the_desk_of_the_own_departments_session_only(client):
    campaign = timeline.campaign()
    mine, theirs = organisation.department(campaign.unit, "一处"), organisation.department(campaign.unit, "二处")
    client.force_login(meetings.appointed(campaign, Role.LIAISON, department=mine))
    day = {"on": campaign.today, "state": Meeting.State.PLANNED}
    own = study.session(campaign, people=[organisation.person(mine)], **day)
    other = study.session(campaign, people=[organisation.person(theirs)], **day)
    assert client.get(desk_of(campaign, own.pk)).status_code == 200
    assert client.get(desk_of(campaign, other.pk)).status_code == 403


def test_desk_of_another_campaign_does_not_exist(client):
    campaign = timeline.campaign()
    client.force_login(meetings.appointed(campaign))
    elsewhere = meetings.meeting(timeline.campaign())
    assert client.get(desk_of(campaign, elsewhere.pk)).status_code == 404


def test_wall_of_a_desk_that_is_not_open_does_not_exist(client):
    campaign = timeline.campaign()
    client.force_login(meetings.appointed(campaign))
    meeting = meetings.meeting(campaign, people=meetings.people(campaign.unit))
    for name in ("desk-screen", "desk-room"):
        assert client.get(reverse(f"meetings:{name}", args=[campaign.slug, meeting.pk])).status_code == 404


def test_window_that_renews_itself_is_led_away_when_the_desk_was_closed(client):
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    client.force_login(office)
    desk = meetings.desk(campaign, people=meetings.people(campaign.unit), by=office)
    services.close_desk(desk=desk, by=office)
    for name in ("desk-screen", "desk-room"):
        answer = client.get(reverse(f"meetings:{name}", args=[campaign.slug, desk.meeting_id]), HTTP_HX_REQUEST="true")
        assert answer.headers["HX-Redirect"] == desk_of(campaign, desk.meeting_id)


def test_room_asks_as_often_for_thirty_people_as_for_three(client):
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    client.force_login(office)
    costs = []
    for number in (3, 30):
        people = meetings.people(campaign.unit, number)
        desk = meetings.desk(campaign, people=people, by=office)
        for person in people:
            services.claim(desk=desk, person=person, mark=f"{person.pk:032x}")
        with CaptureQueriesContext(connection) as spent:
            client.get(reverse("meetings:desk-room", args=[campaign.slug, desk.meeting_id]))
        costs.append(len(spent))
    assert costs[0] == costs[1]
