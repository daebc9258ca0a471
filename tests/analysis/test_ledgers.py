"""The problem list as a sheet."""

import pytest

from phases.analysis import services
from phases.analysis.ledgers import ProblemLedger
from phases.analysis.models import Problem
from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from tests.factories import analysis, ledgers, meetings, opinions, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["text", "subject", "source", "cause", "groups"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-37")
def test_lines_of_a_sheet_become_problems_with_their_opinions(campaign):
    group = opinions.group(campaign, opinions.opinion(campaign))
    ledgers.bring(
        ProblemLedger(), campaign, meetings.appointed(campaign), HEADERS,
        ["深入基层不够经常", "班子", "", "会议较多", ""],
        ["办事程序偏多", "党员干部", "群众提", "", str(group.number)],
    )  # fmt: skip
    rows = Problem.objects.values_list("number", "subject", "source", "cause")
    assert list(rows) == [(1, "leading_group", "found", "会议较多"), (2, "party_cadres", "masses", "")]
    assert Problem.objects.get(number=2).groups.get() == group


def test_what_goes_out_comes_back_without_a_difference(campaign):
    group = opinions.group(campaign, opinions.opinion(campaign))
    analysis.problem(campaign, groups=[group], cause="坐等上门")
    keys, rows = ledgers.sent_out(ProblemLedger(), campaign)
    readings = Reader(ProblemLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [reading.fate for reading in readings] == [Fate.SAME]


def test_number_of_no_opinion_is_a_fault_of_its_cell(campaign):
    (reading,) = ledgers.read(ProblemLedger(), campaign, HEADERS, ["程序偏多", "party_cadres", "", "", "99"])
    assert (reading.fate, list(reading.faults)) == (Fate.FAULTY, ["groups"])


def test_sheet_does_not_empty_the_cause_of_an_analysed_problem(campaign):
    office = meetings.appointed(campaign)
    problem = analysis.problem(campaign, "程序偏多", cause="坐等上门", by=office)
    services.move(problem=problem, act="analyse", by=office)
    line = ["程序偏多", "party_cadres", "masses", ""]
    ledgers.bring(ProblemLedger(), campaign, office, ["text", "subject", "source", "cause"], line)
    problem.refresh_from_db()
    assert (problem.cause, problem.source) == ("坐等上门", "masses")
