from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.organisation_life import sections, services
from tests.factories import life, meetings

pytestmark = pytest.mark.django_db


def figures(place):
    found = sections.LifeFigures().figures(place.meeting.phase)
    return {figure.key.partition(".")[2]: figure.value for figure in found}


def test_nothing_recorded_is_a_blank():
    assert set(figures(life.museum()).values()) == {None}


@pytest.mark.trace("T-33", "T-35", "T-36", "T-38", "T-39")
def test_figures_of_the_meeting_come_from_its_record():
    place = life.held()
    drafts = services.receive_on_paper(
        meeting=place.meeting, people=[place.people.secretary, *place.people.members], by=place.office
    )
    services.approve_draft(version=drafts[0].versions.get(), by=place.office)
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    life.talk(place, place.people.secretary, place.people.members[0], by=secretary)
    services.list_speakers(
        meeting=place.meeting, people=[place.people.secretary, *place.people.members], by=place.office
    )
    services.note_points(meeting=place.meeting, speaker="副主席", points=["一", "二", "三"], by=place.office)
    services.note_comment(meeting=place.meeting, text="好", by=place.office)
    services.sum_up_meeting(meeting=place.meeting, highlights=["准备充分", "敢讲真话"], by=place.office)
    for day in (1, 5):
        meetings.meeting(place.campaign, by=place.office, kind="drafting", title="碰头会", on=date(2008, 12, day))
    assert figures(place) == {
        "talks": "1",
        "drafts": "3",
        "drafts_approved": "1",
        "speeches": "3",
        "comments": "1",
        "points": "3",
        "highlights": "2",
        "drafting_meetings": "2",
        "first_speaker": "徐东向",
    }
