"""The study plan and the register of copies as sheets that come back."""

import pytest

from phases.study import ledgers
from phases.study.models import MaterialIssue, PlannedStudy, StudySession
from tests.factories import ledgers as sheets
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("S-09")
def test_plan_comes_in_with_announced_words_groups_and_who_else(campaign, office):
    group = organisation.group(campaign.unit)
    headers = ["number", "when", "theme", "form", "lead", "scope", "half_hours"]
    lines = (
        ["1", "3月中旬", "党的十七大精神", "collective", "周明远", "党组中心组、特邀专家", "2.5"],
        ["2", "待定", "两会精神", "lecture", "", "", ""],
    )
    sheets.bring(ledgers.StudyPlanLedger(), campaign, office, headers, *lines)
    first, second = PlannedStudy.objects.order_by("pk")
    assert (first.when_words, first.when_precision, first.half_hours, first.who) == (
        "3月中旬",
        "ten_days",
        5,
        "特邀专家",
    )
    assert list(first.groups.all()) == [group]
    assert (second.when_on, second.form, second.phase.order) == (None, "lecture", 1)


def test_plan_goes_out_and_comes_back_without_a_difference(campaign):
    study.plan_row(campaign, when="3月中旬", groups=(organisation.group(campaign.unit),), who="专家", lead="周明远")
    keys, rows = sheets.sent_out(ledgers.StudyPlanLedger(), campaign)
    assert {reading.fate.name for reading in sheets.read(ledgers.StudyPlanLedger(), campaign, keys, *rows)} == {"SAME"}


@pytest.mark.trace("T-13")
def test_copies_come_in_for_people_and_departments_and_go_out_the_same(campaign, office):
    study.material(campaign, "《摘編》")
    organisation.person(campaign.unit, "許懷遠")
    organisation.department(campaign.unit, "展覽部")
    headers = ["material", "copies", "taker", "issued_on", "received_on"]
    lines = (
        ["《摘編》", "1", "許懷遠", "2008-10-20", "2008-10-20"],
        ["《摘編》", "5", "展覽部", "2008-10-20", ""],
    )
    ledger = ledgers.IssueLedger()
    sheets.bring(ledger, campaign, office, headers, *lines)
    assert sum(issue.copies for issue in MaterialIssue.objects.all()) == 6
    keys, rows = sheets.sent_out(ledger, campaign)
    assert {reading.fate.name for reading in sheets.read(ledger, campaign, keys, *rows)} == {"SAME"}


@pytest.mark.trace("S-12", "S-17")
def test_sessions_come_in_with_who_was_away_and_credit_the_others(campaign, office):
    group = organisation.group(campaign.unit)
    people = [organisation.person(campaign.unit, name) for name in ("周明远", "韩志刚", "唐珺")]
    group.members.set(people)
    headers = ["held_on", "time", "content", "form", "groups", "half_hours", "away"]
    lines = (
        ["2009-03-24", "09:00—11:30", "两会精神", "collective", "党组中心组", "", "韩志刚（business）、唐珺"],
        ["4月3日", "", "专题讲座", "lecture", "", "4", ""],
    )
    sheets.bring(ledgers.SessionLedger(), campaign, office, headers, *lines)
    assert [study.hours_of(person, campaign) for person in people] == [6.5, 4, 4]
    first = StudySession.objects.order_by("meeting__held_on")[0]
    assert [line.status for line in first.meeting.attendance.all()] == ["present", "leave", "absent"]


def test_sessions_go_out_and_come_back_without_a_difference_and_are_cancelled_when_taken_back(campaign, office):
    people = meetings.people(campaign.unit, 3)
    study.session(campaign, people=people, absent={people[1]: "sick"}, content="两会精神", by=office)
    ledger = ledgers.SessionLedger()
    keys, rows = sheets.sent_out(ledger, campaign)
    assert {reading.fate.name for reading in sheets.read(ledger, campaign, keys, *rows)} == {"SAME"}
    headers = ["held_on", "content", "half_hours"]
    written = sheets.bring(ledger, campaign, office, headers, ["2009-04-11", "中央经济工作会议", "3"])
    assert study.hours_of(people[0], campaign) == 6
    ledger.take_back(campaign=campaign, by=office, written=written, known=ledger.known(campaign))
    assert study.hours_of(people[0], campaign) == 3


def test_corrected_line_moves_the_credits_with_it(campaign, office):
    people = meetings.people(campaign.unit, 2)
    study.session(campaign, people=people, content="两会精神", by=office)
    headers = ["held_on", "content", "half_hours", "away"]
    line = [f"{meetings.DAY:%Y-%m-%d}", "两会精神", "2", people[1].name]
    sheets.bring(ledgers.SessionLedger(), campaign, office, headers, line)
    assert [study.hours_of(person, campaign) for person in people] == [2, 0]


def test_session_without_hours_or_with_a_stranger_away_is_faulty(campaign, office):
    headers = ["held_on", "content", "time", "half_hours", "away"]
    (reading,) = sheets.read(ledgers.SessionLedger(), campaign, headers, ["2009-04-11", "两会", "9:00", "", "无名氏"])
    assert set(reading.faults) == {"half_hours", "away"}
