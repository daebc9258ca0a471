"""The study plan and the register of copies as sheets that come back."""

import pytest

from phases.study import ledgers
from phases.study.models import MaterialIssue, PlannedStudy
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
