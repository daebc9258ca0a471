"""Discussions as a sheet."""

import pytest

from phases.core.ledgers import Fate
from phases.core.verdict import RefusedError
from phases.discussion import services
from phases.discussion.ledgers import DiscussionLedger, SummaryLedger
from phases.discussion.models import Discussion, Summary
from phases.imports.reader import Reader
from tests.factories import discussion, ledgers, meetings, organisation, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["department", "held_on", "form", "participants", "theme", "views", "suggestions"]
THEME = "更好更快发展，科技贡献什么"


@pytest.fixture
def campaign():
    return timeline.campaign(rules={"discussion_theme": THEME})


@pytest.mark.trace("S-39", "S-41")
def test_line_of_a_sheet_brings_views_and_suggestions(campaign):
    organisation.department(campaign.unit, "办公室")
    line = ["办公室", "4月2日", "座谈", "3人", f"“{THEME}”", "办事先问企业要什么；少跑一趟", "公布办事电话"]
    ledgers.bring(DiscussionLedger(), campaign, meetings.appointed(campaign), HEADERS, line)
    made = Discussion.objects.get()
    assert (str(made.held_on), made.participants, made.theme) == ("2009-04-02", 3, "")
    assert [view.text for view in made.views.all()] == ["办事先问企业要什么", "少跑一趟"]
    assert [one.text for one in made.suggestions.all()] == ["公布办事电话"]


def test_what_goes_out_comes_back_without_a_difference(campaign):
    department = organisation.department(campaign.unit, "办公室")
    leader = organisation.person(campaign.unit, is_leader=True)
    discussion.discussion(campaign, department, views=["甲", "乙"], suggestions=["丙"], leaders=[leader])
    keys, rows = ledgers.sent_out(DiscussionLedger(), campaign)
    assert rows[0][keys.index("theme")] == THEME
    readings = Reader(DiscussionLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [reading.fate for reading in readings] == [Fate.SAME]


def test_import_whose_suggestion_was_promoted_is_not_taken_back(campaign):
    organisation.department(campaign.unit, "办公室")
    office = meetings.appointed(campaign)
    ledger = DiscussionLedger()
    written = ledgers.bring(ledger, campaign, office, HEADERS, ["办公室", "4月2日", "座谈", "", "", "", "公布办事电话"])
    services.promote_suggestion(suggestion=Discussion.objects.get().suggestions.get(), by=office)
    with pytest.raises(RefusedError, match="among the opinions"):
        ledger.remove(campaign=campaign, keys=list(written.made))


@pytest.mark.trace("S-41")
def test_summaries_come_in_go_out_the_same_and_need_words_or_a_discussion(campaign):
    department = organisation.department(campaign.unit, "办公室")
    headers = ["department", "handed_in_on", "text"]
    ledgers.bring(
        SummaryLedger(), campaign, meetings.appointed(campaign), headers, ["办公室", "4月9日", "先改办事方式"]
    )
    assert (Summary.objects.get().department, Summary.objects.get().text) == (department, "先改办事方式")
    keys, rows = ledgers.sent_out(SummaryLedger(), campaign)
    assert [one.fate for one in ledgers.read(SummaryLedger(), campaign, keys, *rows)] == [Fate.SAME]
    (reading,) = ledgers.read(SummaryLedger(), campaign, headers, ["办公室", "2999-01-01", ""])
    assert set(reading.faults) == {"handed_in_on", "department"}
