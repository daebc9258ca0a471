"""Who came to which meeting, as a sheet."""

import pytest

from phases.core.ledgers import Fate
from phases.meetings.ledgers import Rolls
from phases.meetings.models import Attendance
from tests.factories import ledgers, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
HEADERS = ["held_on", "meeting", "person", "status", "reason"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("S-07")
def test_roll_of_a_sheet_says_who_came_and_why_others_did_not(campaign, office):
    for name in ("周明远", "卫东升"):
        organisation.person(campaign.unit, name)
    meeting = meetings.meeting(campaign, by=office)
    lines = (["4月10日", "动员大会", "周明远", "√", ""], ["2009-04-10", "动员大会", "卫东升", "请假", "公差"])
    ledgers.bring(Rolls(), campaign, office, HEADERS, *lines)
    found = Attendance.objects.filter(meeting=meeting).values_list("person__name", "status", "reason")
    assert list(found) == [("周明远", "present", ""), ("卫东升", "leave", "business")]
    meeting.refresh_from_db()
    assert meeting.version == 2


def test_rolls_go_out_and_come_back_unchanged_and_those_of_study_stay_there(campaign, office):
    people = meetings.people(campaign.unit)
    meetings.meeting(campaign, by=office, people=people, absent={people[0]: "sick"})
    study.session(campaign, by=office, people=people)
    keys, lines = ledgers.sent_out(Rolls(), campaign)
    assert len(lines) == 3
    assert {one.fate for one in ledgers.read(Rolls(), campaign, keys, *lines)} == {Fate.SAME}


def test_who_came_after_all_needs_no_reason_any_more(campaign, office):
    (person,) = meetings.people(campaign.unit, 1)
    meetings.meeting(campaign, by=office, people=[person], absent={person: "sick"})
    ledgers.bring(Rolls(), campaign, office, HEADERS[:4], ["2009-04-10", "动员大会", person.name, "到"])
    line = Attendance.objects.get()
    assert (line.status, line.reason) == ("present", "")


def test_unknown_meeting_and_a_reason_for_who_was_there_are_faults(campaign, office):
    (person,) = meetings.people(campaign.unit, 1)
    (reading,) = ledgers.read(Rolls(), campaign, HEADERS, ["2009-04-10", "没开的会", person.name, "到", "病假"])
    assert set(reading.faults) == {"meeting", "reason"}
