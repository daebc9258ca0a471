import pytest
from django.utils import translation

from phases.meetings import services as meeting_services
from phases.organisation.roles import Role
from phases.organisation_life import due, services
from phases.timeline import selectors as timeline
from tests.factories import life, meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def waiting(place, user):
    with translation.override("en"):
        part = timeline.part_of(user, place.campaign)
        return [str(one.what) for one in due.LifeDue().waiting(place.campaign, user, part)]


def test_author_is_reminded_until_the_draft_is_in(place):
    user = life.login(place, place.people.members[0])
    assert waiting(place, user) == ["Your speech for 支部组织生活会"]
    version = services.save_draft(meeting=place.meeting, person=user.person, text="我的发言", by=user)
    assert len(waiting(place, user)) == 1
    services.hand_in(draft=version.draft, by=user)
    assert waiting(place, user) == []


def test_reviewer_and_author_see_what_lies_with_them(place):
    draft = life.handed_in(place, place.people.secretary, role=Role.LEADER)
    superior = meetings.appointed(place.campaign, Role.SUPERIOR)
    assert waiting(place, superior) == ["Speech draft of 徐东向 to review"]
    services.return_draft(version=draft.versions.get(), comment="再深一些", by=superior)
    assert waiting(place, superior) == []
    assert waiting(place, draft.person.user) == ["Your speech draft was returned"]


def test_office_sees_missing_drafts_notices_and_open_minutes(place):
    assert waiting(place, place.office) == [
        "Speech drafts are missing for 支部组织生活会",
        "Announce 支部组织生活会 to 全体党员",
        "Announce 支部组织生活会 to 省科协领导小组",
    ]


def test_held_meeting_waits_for_its_lock():
    place = life.held()
    assert waiting(place, place.office) == ["The minutes of 支部组织生活会 are open"]
    meeting_services.lock_minutes(meeting=place.meeting, by=place.office)
    assert waiting(place, place.office) == []


def test_who_has_nothing_to_do_with_it_is_asked_nothing(place):
    assert waiting(place, meetings.appointed(place.campaign, Role.OBSERVER)) == []
