"""The host's pages of a sign-in desk: opened, watched, confirmed, refused, recorded, closed; of a study session too."""

import pytest
from django.urls import reverse

from phases.meetings import selectors, services
from phases.meetings.models import Attendance, Meeting
from phases.study.models import StudyCredit
from phases.timeline.models import Campaign
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, meeting, area="meetings"):
    return reverse(f"{area}:{name}", args=[Campaign.objects.get().slug, meeting.pk])


def planned(campaign, people, by):
    return meetings.meeting(campaign, by=by, people=people, on=campaign.today, state=Meeting.State.PLANNED)


def test_desk_is_opened_shown_on_the_wall_and_closed_by_buttons(client, campaign, people, office):
    meeting = planned(campaign, people, office)
    client.post(address("desk-open", meeting))
    assert selectors.open_desk_of(meeting) is not None
    assert "<svg" in client.get(address("desk-screen", meeting)).content.decode()
    client.post(address("desk-close", meeting))
    assert selectors.open_desk_of(meeting) is None


@pytest.mark.parametrize("name", ["desk-room", "desk-screen"])
def test_window_that_renews_itself_is_led_to_the_closed_desk(client, campaign, people, office, name):
    meeting = planned(campaign, people, office)
    answer = client.get(address(name, meeting), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == address("desk", meeting)


def test_host_confirms_one_and_refuses_another_and_the_room_shows_it(client, campaign, people, office):
    desk = meetings.desk(campaign, people=people, by=office)
    for number, person in enumerate(people[:2]):
        services.claim(desk=desk, person=person, mark=str(number) * 32)
    client.post(address("desk-confirm", desk.meeting), {"seen": [people[0].pk]})
    client.post(address("desk-refuse", desk.meeting), {"person": people[1].pk})
    states = {one.person: one.state for one in selectors.room_of(desk, selectors.expected_of(desk.meeting))}
    assert (states[people[0]], states[people[1]]) == ("confirmed", "refused")
    assert people[2].name in client.get(address("desk-room", desk.meeting)).content.decode()


def test_meeting_is_recorded_from_its_desk(client, campaign, people, office):
    desk = meetings.desk(campaign, people=people, by=office)
    client.post(address("desk-confirm", desk.meeting), {"seen": [people[0].pk]})
    assert client.post(address("desk-record", desk.meeting)).url == address("meeting", desk.meeting)
    assert list(Attendance.objects.filter(status="present").values_list("person", flat=True)) == [people[0].pk]


def test_empty_room_is_not_recorded_and_the_page_says_why(client, campaign, people, office):
    desk = meetings.desk(campaign, people=people, by=office)
    answer = client.post(address("desk-record", desk.meeting), follow=True)
    assert answer.redirect_chain[-1][0] == address("desk", desk.meeting)
    assert [str(message) for message in answer.context["messages"]]
    desk.meeting.refresh_from_db()
    assert desk.meeting.state == Meeting.State.PLANNED


def test_session_is_recorded_by_its_own_page_which_credits_the_hours(client, campaign, people, office):
    session = study.session(campaign, by=office, people=people, on=campaign.today, state=Meeting.State.PLANNED)
    services.open_desk(meeting=session.meeting, by=office)
    assert client.post(address("desk-record", session.meeting)).url == address("desk", session.meeting)
    assert client.post(address("desk-record", session.meeting, "study")).url == address("desk", session.meeting)
    assert not StudyCredit.objects.exists()  # nobody was seen yet
    client.post(address("desk-confirm", session.meeting), {"seen": [people[0].pk]})
    assert client.post(address("desk-record", session.meeting, "study")).url == address("session", session, "study")
    assert list(StudyCredit.objects.values_list("person", flat=True)) == [people[0].pk]
    assert client.post(address("desk-record", session.meeting, "study")).status_code == 404
