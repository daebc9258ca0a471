import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from phases.organisation.roles import Permission, Role
from phases.organisation_life import access
from tests.factories import life, meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_only_meetings_at_which_people_speak_are_found(place):
    other = meetings.meeting(place.campaign, by=place.office, on=life.TODAY)
    found = access.meeting_for(asked_by(place.office), "museum", place.meeting.pk, Permission.SEE_MEETINGS)
    assert found == place.meeting
    with pytest.raises(Http404):
        access.meeting_for(asked_by(place.office), "museum", other.pk, Permission.SEE_MEETINGS)


def test_meeting_of_another_campaign_is_not_found(place):
    stranger = meetings.appointed(timeline.campaign())
    with pytest.raises(Http404):
        access.meeting_for(asked_by(stranger), "museum", place.meeting.pk, Permission.SEE_MEETINGS)


def test_draft_of_somebody_else_is_refused_with_the_reason(place):
    draft = life.handed_in(place, place.people.members[0])
    other = life.login(place, place.people.members[1])
    with pytest.raises(PermissionDenied, match="read by its author"):
        access.draft_for(asked_by(other), "museum", draft.pk)
    assert access.own_draft_for(asked_by(draft.person.user), "museum", draft.pk) == draft


def test_talk_of_others_does_not_exist_for_a_leader(place):
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    talk = life.talk(place, place.people.secretary, place.people.members[0], by=secretary)
    leader = life.login(place, place.people.deputies[0], Role.LEADER)
    with pytest.raises(Http404):
        access.talk_for(asked_by(leader), "museum", talk.pk)
    with pytest.raises(PermissionDenied):
        access.talk_for(asked_by(place.office), "museum", talk.pk)
