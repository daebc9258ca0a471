"""The register of attendance as a sheet with a column for each session."""

from datetime import date

import pytest

from phases.core.ledgers import Fate
from phases.imports import headers
from phases.imports.reader import Reader
from phases.meetings.models import Attendance
from phases.study.ledgers import AttendanceMatrix
from phases.study.models import StudyCredit
from phases.timeline.models import Phase
from tests.factories import ledgers, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
LEDGER = AttendanceMatrix()
FIRST, SECOND = date(2009, 4, 8), date(2009, 4, 10)


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def people(campaign):
    return [organisation.person(campaign.unit, name) for name in ("周明远", "韩志刚", "唐珺")]


@pytest.fixture
def held(campaign, office, people):
    """Two sessions of 3 hours; one was on business at the first."""
    return [
        study.session(campaign, by=office, people=people, on=FIRST, absent={people[1]: "business"}, title="第一次"),
        study.session(campaign, by=office, people=people, on=SECOND, title="第二次"),
    ]


def keys_of(held):
    return ["name", *(f"session-{session.pk}" for session in held)]


def take_back(campaign, office, written):
    LEDGER.take_back(campaign=campaign, by=office, written=written, known=LEDGER.known(campaign))


@pytest.mark.trace("S-17")
def test_what_goes_out_has_a_column_for_each_session_and_comes_back_unchanged(campaign, held):
    heads = [str(head) for head in LEDGER.columns_for(campaign, {})]
    keys, rows = ledgers.sent_out(LEDGER, campaign)
    assert heads[2:4] == ["2009-04-08", "2009-04-10"]
    assert (rows[0][2], rows[1][2] in {"", "√"}, rows[1][3]) == ("√", False, "√")
    assert {one.fate for one in ledgers.read(LEDGER, campaign, keys, *rows)} == {Fate.SAME}


@pytest.mark.trace("S-17", "T-69")
def test_marks_of_a_sheet_set_the_rolls_right_and_the_credits_follow(campaign, office, people, held):
    lines = (["周明远", "请假（病假）", "3"], ["韩志刚", "补课", "缺席"], ["唐珺", "", "√"])
    ledgers.bring(LEDGER, campaign, office, keys_of(held), *lines)
    rolls = Attendance.objects.order_by("meeting__held_on", "person__order")
    assert [(line.status, line.reason) for line in rolls] == [
        ("leave", "sick"),
        ("leave", "business"),
        ("present", ""),
        ("absent", ""),
        ("present", ""),
    ]
    assert [study.hours_of(person, campaign) for person in people] == [3, 3, 3]
    assert StudyCredit.objects.standing().get(mode="make_up").person == people[1]


def test_import_of_marks_is_taken_back_as_one_act(campaign, office, people, held):
    before = ledgers.sent_out(LEDGER, campaign)
    lines = (["周明远", "缺席", "√"], ["韩志刚", "补课", "×"], ["唐珺", "", ""])
    written = ledgers.bring(LEDGER, campaign, office, keys_of(held), *lines)
    assert LEDGER.changed_since(campaign, written) == []
    take_back(campaign, office, written)
    assert ledgers.sent_out(LEDGER, campaign) == before
    assert [study.hours_of(person, campaign) for person in people] == [6, 3, 6]


def test_roll_that_was_taken_since_is_named_before_an_undo(campaign, office, people, held):
    written = ledgers.bring(LEDGER, campaign, office, keys_of(held), ["周明远", "缺席", "√"])
    Attendance.objects.filter(meeting=held[1].pk, person=people[0]).update(status="absent")
    assert LEDGER.changed_since(campaign, written) == ["周明远"]


@pytest.mark.parametrize("cell", ["来过", "2", "9.25"])
def test_cell_that_is_no_mark_is_a_fault_of_that_cell_alone(campaign, people, held, cell):
    (reading,) = ledgers.read(LEDGER, campaign, keys_of(held), ["周明远", cell, "√"])
    assert set(reading.faults) == {f"session-{held[0].pk}"}
    assert reading.faults[f"session-{held[0].pk}"].mends


def test_stranger_is_a_fault_and_a_namesake_is_known_by_the_department(campaign, office, people, held):
    hall = organisation.department(campaign.unit, "办公室")
    namesake = organisation.person(hall, "周明远")
    headers_ = ["name", "department", f"session-{held[0].pk}"]
    lines = (["无名氏", "", "√"], ["周明远", "办公室", "√"], ["周明远", "", "√"])
    readings = ledgers.read(LEDGER, campaign, headers_, *lines)
    assert [one.record for one in readings] == [None, namesake, None]
    assert [set(one.faults) for one in readings] == [{"name"}, set(), {"name"}]


def test_offices_own_headers_are_found_and_two_sessions_of_a_day_told_apart(campaign, office, people, held):
    study.session(campaign, by=office, people=people, on=SECOND, title="第三次")
    heads = [str(head) for head in LEDGER.columns_for(campaign, {})]
    assert heads[2:5] == ["2009-04-08", "2009-04-10 第二次", "2009-04-10 第三次"]
    rows = [["学习考勤表", "", ""], ["姓名", "部门", "4月8日"], ["周明远", campaign.unit.name, "√"]]
    header = headers.find(LEDGER, campaign, rows)
    assert header.mapping == ["name", "department", f"session-{held[0].pk}"]
    lines = list(headers.Lines(header.row).records(rows))
    (reading,) = Reader(LEDGER, campaign, header.mapping, header.names).read(lines)
    assert reading.fate == Fate.SAME


def test_list_is_exported_with_the_filters_of_its_page_and_is_empty_without_a_phase(campaign, held):
    assert [row[0] for row in LEDGER.rows(campaign, {"q": "韩"})] == ["韩志刚"]
    Attendance.objects.all().delete()
    StudyCredit.objects.all().delete()
    for session in held:
        session.meeting.delete()
    Phase.objects.filter(campaign=campaign).delete()
    assert list(LEDGER.rows(campaign, {})) == []
    assert len(LEDGER.columns_for(campaign, {})) == 7


def test_matrix_asks_as_often_for_many_people_as_for_few(campaign, held, django_assert_max_num_queries):
    meetings.people(campaign.unit, 30)
    with django_assert_max_num_queries(12):
        assert len(list(LEDGER.rows(campaign, {}))) == 33
