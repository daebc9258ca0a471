from datetime import date

import pytest

from phases.core.ledgers import Fate
from phases.meetings import services
from phases.meetings.facts import AgendaLine
from phases.meetings.ledgers import Minutes, Rolls
from phases.meetings.models import Meeting
from tests.factories import ledgers, meetings, study, timeline

pytestmark = pytest.mark.django_db
HEADERS = ["held_on", "title", "kind", "chair", "agenda", "summary", "resolutions"]


@pytest.fixture
def campaign():
    return timeline.campaign(year=2008)


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("T-12")
def test_mobilisation_of_a_sheet_keeps_its_two_speakers(campaign, office):
    line = ["10月17日", "动员大会", "mobilisation", "庄立群", "作动员报告 | 书记\n讲话 | 省科协副主席", "统一思想", ""]
    ledgers.bring(Minutes(), campaign, office, HEADERS, line)
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.kind, meeting.state) == (date(2008, 10, 17), "mobilisation", "held")
    assert [item.speaker for item in meeting.agenda.all()] == ["书记", "省科协副主席"]


def test_minutes_go_out_and_come_back_unchanged(campaign, office):
    people = meetings.people(campaign.unit)
    agenda = (AgendaLine("总结第一阶段工作", "局长"), AgendaLine("部署第二阶段工作"))
    words = {"summary": "一是\n二是", "resolutions": "同意", "superiors": "市委督导组组长", "guests": "企业代表"}
    meetings.meeting(campaign, people=people, absent={people[0]: "sick"}, agenda=agenda, **words)
    keys, lines = ledgers.sent_out(Minutes(), campaign)
    assert lines[0][keys.index("present")] == "2"
    assert people[0].name in lines[0][keys.index("absent")]
    assert [one.fate for one in ledgers.read(Minutes(), campaign, keys, *lines)] == [Fate.SAME]


def test_sheet_that_says_more_sets_a_record_right_and_outdates_an_open_form(campaign, office):
    meeting = meetings.meeting(campaign, by=office, agenda=(AgendaLine("讲话"),))
    line = ["2009-04-10", "动员大会", "mobilisation", "局长", "讲话 | 局长", "", ""]
    ledgers.bring(Minutes(), campaign, office, HEADERS, line)
    meeting.refresh_from_db()
    assert (meeting.chair, meeting.version) == ("局长", 2)
    assert [item.speaker for item in meeting.agenda.all()] == ["局长"]


@pytest.mark.parametrize(("day", "kind"), [("2999-01-01", "other"), ("1048-01-01", "other"), ("2009-04-10", "study")])
def test_day_to_come_and_study_are_faults(campaign, office, day, kind):
    (reading,) = ledgers.read(Minutes(), campaign, HEADERS, [day, "会", kind, "", "", "", ""])
    assert reading.fate == Fate.FAULTY


def test_sessions_and_planned_meetings_are_no_minutes(campaign, office):
    study.session(campaign, by=office)
    meetings.meeting(campaign, by=office, state=Meeting.State.PLANNED)
    assert ledgers.sent_out(Minutes(), campaign)[1] == []


def test_locked_minutes_and_their_roll_take_nothing_from_a_sheet(campaign, office):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, by=office, people=people)
    services.lock_minutes(meeting=meeting, by=office)
    keys, lines = ledgers.sent_out(Minutes(), campaign)
    assert [one.fate for one in ledgers.read(Minutes(), campaign, keys, *lines)] == [Fate.SAME]
    lines[0][keys.index("chair")] = "局长"
    (reading,) = ledgers.read(Minutes(), campaign, keys, *lines)
    assert (reading.fate, "locked" in str(reading.faults)) == (Fate.FAULTY, True)
    keys, lines = ledgers.sent_out(Rolls(), campaign)
    assert {one.fate for one in ledgers.read(Rolls(), campaign, keys, *lines)} == {Fate.SAME}
    lines[0][keys.index("status")] = "absent"
    assert ledgers.read(Rolls(), campaign, keys, *lines)[0].fate == Fate.FAULTY


def test_roll_comes_in_line_by_line_and_is_set_right(campaign, office):
    one, other = meetings.people(campaign.unit, 2)
    meeting = meetings.meeting(campaign, by=office, people=[one])
    headers = ["held_on", "meeting", "person", "status", "reason"]
    day = meeting.held_on.isoformat()
    ledgers.bring(Rolls(), campaign, office, headers, [day, meeting.title, other.name, "absent", "sick"])
    line = meeting.attendance.get(person=other)
    assert (line.status, line.reason) == ("absent", "sick")
    ledgers.bring(Rolls(), campaign, office, headers, [day, meeting.title, other.name, "present", ""])
    line.refresh_from_db()
    meeting.refresh_from_db()
    assert (line.status, line.reason, meeting.version) == ("present", "", 3)
    wrong = ([day, "没有这场会", one.name, "present", ""], [day, meeting.title, one.name, "present", "sick"])
    assert {found.fate for found in ledgers.read(Rolls(), campaign, headers, *wrong)} == {Fate.FAULTY}
