"""The hour ledger, entry by entry, as a sheet."""

import pytest

from phases.core.ledgers import Fate
from phases.study import services
from phases.study.ledgers import CreditLedger
from phases.study.models import StudyCredit
from tests.factories import ledgers, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
LEDGER = CreditLedger()
HEADERS = ["on", "person", "mode", "half_hours", "session", "reason"]
DAY = "2009-04-10"


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def people(campaign):
    return [organisation.person(campaign.unit, name) for name in ("周明远", "韩志刚")]


@pytest.mark.trace("S-17", "S-51")
def test_self_study_visits_make_ups_and_hours_by_hand_come_in(campaign, office, people):
    organisation.person(campaign.unit, "钟守信", category="retired", arrangement="home_visit")
    session = study.session(campaign, by=office, people=people, absent={people[1]: "sick"}, title="两会精神")
    lines = (
        [DAY, "周明远", "self_study", "4", "", "自学《选编》"],
        [DAY, "钟守信", "alternative", "0", "", "送学上门"],
        [DAY, "周明远", "manual", "2.5", "", "在党校学习"],
        ["4月11日", "韩志刚", "make_up", "3", "2009-04-10 两会精神", ""],
    )
    ledgers.bring(LEDGER, campaign, office, HEADERS, *lines)
    made = StudyCredit.objects.exclude(mode="attended").order_by("pk")
    assert [(one.form, one.half_hours) for one in made] == [
        ("self", 8),
        ("self", 0),
        ("collective", 5),
        ("collective", 6),
    ]
    assert (made[3].session, study.hours_of(people[1], campaign)) == (session, 3)


def test_hours_go_out_and_come_back_without_a_difference(campaign, office, people):
    session = study.session(campaign, by=office, people=people, absent={people[1]: "sick"})
    services.record_make_up(session=session, people=[people[1]], on=campaign.today, by=office)
    services.record_self_study(phase=campaign.phases.all()[0], entry=study.entry(people[0]), by=office)
    keys, rows = ledgers.sent_out(LEDGER, campaign)
    assert len(rows) == 3
    assert {one.fate for one in ledgers.read(LEDGER, campaign, keys, *rows)} == {Fate.SAME}


@pytest.mark.parametrize(
    ("mode", "hours", "session", "column"),
    [
        ("attended", "3", f"{DAY} 集中学习", "mode"),
        ("self_study", "3", f"{DAY} 集中学习", "session"),
        ("make_up", "3", "", "session"),
        ("make_up", "4", f"{DAY} 集中学习", "half_hours"),
        ("alternative", "1", "", "mode"),
        ("manual", "1", "", "reason"),
        ("self_study", "25", "", "half_hours"),
        ("self_study", "0", "", "half_hours"),
    ],
)
def test_what_the_form_refuses_is_a_fault_of_its_cell(campaign, office, people, mode, hours, session, column):
    study.session(campaign, by=office, people=people[1:])
    (reading,) = ledgers.read(LEDGER, campaign, HEADERS, [DAY, "周明远", mode, hours, session, ""])
    assert set(reading.faults) == {column}


def test_lines_of_one_sheet_together_fit_the_day_and_the_missed_session(campaign, office, people):
    study.session(campaign, by=office, people=people, absent={people[0]: ""})
    lines = (
        [DAY, "周明远", "self_study", "20", "", "甲"],
        [DAY, "周明远", "self_study", "5", "", "乙"],
        [DAY, "周明远", "make_up", "2", f"{DAY} 集中学习", "丙"],
        [DAY, "周明远", "make_up", "2", f"{DAY} 集中学习", "丁"],
    )
    fates = [one.fate for one in ledgers.read(LEDGER, campaign, HEADERS, *lines)]
    assert fates == [Fate.NEW, Fate.FAULTY, Fate.NEW, Fate.FAULTY]


def test_hours_that_stand_are_not_rewritten_and_an_undo_strikes_the_new_ones(campaign, office, people):
    line = [DAY, "周明远", "self_study", "4", "", "自学"]
    written = ledgers.bring(LEDGER, campaign, office, HEADERS, line)
    (reading,) = ledgers.read(LEDGER, campaign, HEADERS, [*line[:3], "5", "", "自学"])
    assert set(reading.faults) == {"half_hours"}
    LEDGER.take_back(campaign=campaign, by=office, written=written, known=LEDGER.known(campaign))
    credit = StudyCredit.objects.get()
    assert (credit.cancelled_by, ledgers.sent_out(LEDGER, campaign)[1]) == (office, [])
