"""The rectification list as a sheet; its states are shown, never imported."""

import pytest

from phases.core import audit
from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from phases.rectification.ledgers import ItemLedger, MeasureLedger, RegulationLedger
from phases.rectification.models import Item, LongTermMeasure, Regulation
from tests.factories import analysis, ledgers, meetings, opinions, organisation, rectification, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["title", "department", "assisting", "person", "due", "livelihood", "done"]


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-48")
def test_line_of_a_sheet_becomes_an_item_in_hand(campaign):
    lead, other = (organisation.department(campaign.unit, name) for name in ("办公室", "人事处"))
    person = organisation.person(lead, "顾建平")
    line = ["公布办事电话", "办公室", "人事处", "顾建平", "4月中旬", "是", ""]
    ledgers.bring(ItemLedger(), campaign, meetings.appointed(campaign), HEADERS, line)
    item = Item.objects.get()
    assert (item.state, item.department, item.person, item.livelihood) == ("in_progress", lead, person, True)
    assert (list(item.assisting.all()), str(item.due_last)) == ([other], "2009-04-20")


def test_what_goes_out_comes_back_without_a_difference(campaign):
    rectification.closed(campaign, due_words="4月底前")
    keys, rows = ledgers.sent_out(ItemLedger(), campaign)
    assert rows[0][keys.index("closed_on")]
    readings = Reader(ItemLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [reading.fate for reading in readings] == [Fate.SAME]


def test_sheet_does_not_rewrite_what_was_reported_done(campaign):
    item = rectification.claimed(campaign, "公布办事电话")
    ledgers.bring(ItemLedger(), campaign, meetings.appointed(campaign), ["title", "done"], ["公布办事电话", "别的话"])
    item.refresh_from_db()
    assert (item.done, item.state) == ("三个处室的通知合并成一份。", "claimed")


@pytest.mark.trace("S-48")
def test_line_with_the_day_on_which_it_was_done_is_reported_and_waits_for_somebody_else(campaign):
    office = meetings.appointed(campaign)
    headers = ["title", "done", "done_on"]
    ledgers.bring(ItemLedger(), campaign, office, headers, ["公布办事电话", "已上墙", "4月10日"])
    item = Item.objects.get()
    assert (item.state, item.claimed_by, str(item.done_on), item.closed_on) == ("claimed", office, "2009-04-10", None)


@pytest.mark.parametrize(("done", "day", "column"), [("", "4月10日", "done"), ("已上墙", "2999-01-01", "done_on")])
def test_report_without_words_or_of_a_day_to_come_is_a_fault(campaign, done, day, column):
    (reading,) = ledgers.read(ItemLedger(), campaign, ["title", "done", "done_on"], ["公布办事电话", done, day])
    assert set(reading.faults) == {column}


def test_deadline_moved_by_a_sheet_keeps_what_stood_and_why(campaign, office):
    item = rectification.item(campaign, "公布办事电话", due_words="4月中旬")
    ledgers.bring(ItemLedger(), campaign, office, ["title", "due"], ["公布办事电话", "5月底"])
    item.refresh_from_db()
    (moved,) = item.extensions.all()
    assert (item.due_words, moved.before, moved.after, moved.by) == ("5月底", "4月中旬", "5月底", office)
    assert moved.reason == "Moved by an imported sheet."
    assert audit.entries_of(campaign.audit_chain, act="item.extended").count() == 1


def test_import_that_moved_a_deadline_is_taken_back_with_a_trace_of_both(campaign, office):
    item = rectification.item(campaign, "公布办事电话", due_words="4月中旬")
    ledgers.taken_back(ItemLedger(), campaign, office, ["title", "due"], ["公布办事电话", "5月底"])
    item.refresh_from_db()
    assert item.due_words == "4月中旬"
    moved = [(one.before, one.after) for one in item.extensions.order_by("pk")]
    assert moved == [("4月中旬", "5月底"), ("5月底", "4月中旬")]


def test_deadline_of_a_plan_that_is_being_drawn_up_is_only_a_word(campaign, office):
    item = rectification.drawn_up(campaign, by=office)
    for due in ("5月底", "6月底"):
        ledgers.bring(ItemLedger(), campaign, office, ["title", "due"], [item.title, due])
    item.refresh_from_db()
    assert (item.due_words, item.extensions.count()) == ("6月底", 0)


def test_sheet_does_not_take_a_deadline_away(campaign):
    rectification.item(campaign, "公布办事电话", due_words="4月中旬")
    (reading,) = ledgers.read(ItemLedger(), campaign, ["title", "due"], ["公布办事电话", ""])
    assert set(reading.faults) == {"due"}


def test_sheet_names_the_opinions_and_the_problem_behind_an_item(campaign, office):
    group = opinions.group(campaign, opinions.opinion(campaign, by=office), by=office)
    problem = analysis.problem(campaign, by=office)
    line = ["公布办事电话", str(group.number), str(problem.number)]
    ledgers.bring(ItemLedger(), campaign, office, ["title", "groups", "problems"], line)
    problem.refresh_from_db()
    item = Item.objects.get()
    assert (list(item.groups.all()), list(item.problems.all()), problem.state) == ([group], [problem], "planned")
    ledgers.bring(ItemLedger(), campaign, office, ["title", "problems"], ["公布办事电话", ""])
    problem.refresh_from_db()
    assert (item.problems.count(), item.groups.count(), problem.state) == (0, 1, "confirmed")


def test_problem_follows_what_a_sheet_links_and_what_taking_it_back_undoes(campaign, office):
    problem = analysis.problem(campaign, by=office)
    ledgers.taken_back(ItemLedger(), campaign, office, ["title", "problems"], ["公布办事电话", str(problem.number)])
    problem.refresh_from_db()
    assert (Item.objects.count(), problem.state) == (0, "confirmed")


def test_item_that_stands_is_not_reported_by_a_sheet(campaign):
    rectification.item(campaign, "公布办事电话")
    (reading,) = ledgers.read(
        ItemLedger(), campaign, ["title", "done", "done_on"], ["公布办事电话", "已上墙", "4月10日"]
    )
    assert set(reading.faults) == {"done_on"}


@pytest.mark.trace("T-64")
def test_measures_come_in_by_a_sheet_and_are_set_right_by_the_next(campaign, office):
    headers = ["group", "text", "look_on", "progress"]
    ledgers.bring(MeasureLedger(), campaign, office, headers, ["扎实推进科普工作", "利用科技周", "2010-01-01", ""])
    measure = LongTermMeasure.objects.get()
    assert (measure.group, measure.text, measure.recorded_by) == ("扎实推进科普工作", "利用科技周", office)
    ledgers.bring(
        MeasureLedger(), campaign, office, headers, ["扎实推进科普工作", "利用科技周", "2010-01-01", "已办两次"]
    )
    assert LongTermMeasure.objects.get().progress == "已办两次"


@pytest.mark.trace("T-56")
def test_day_of_a_regulation_puts_it_in_force_or_out_of_it(campaign, office):
    headers = ["title", "action", "doc_number", "issued_on"]
    lines = (
        ["学习制度", "revise", "科发〔2009〕3号", "2009-04-10"],
        ["旧办法", "abolish", "", "2009-04-10"],
        ["新办法", "new", "", ""],
    )
    ledgers.bring(RegulationLedger(), campaign, office, headers, *lines)
    states = dict(Regulation.objects.values_list("title", "state"))
    assert states == {"学习制度": "issued", "旧办法": "abolished", "新办法": "to_review"}
    assert Regulation.objects.get(title="学习制度").number == "科发〔2009〕3号"
    ledgers.bring(RegulationLedger(), campaign, office, headers, ["学习制度", "revise", "科发〔2009〕3号", ""])
    assert Regulation.objects.get(title="学习制度").state == "to_review"


def test_part_needs_an_item_that_is_open_and_a_plan_that_is_being_drawn_up(campaign, office):
    rectification.closed(campaign, "已经办结的")
    plan = rectification.plan(campaign, "自身建设", by=office)
    rectification.planned(campaign, plan.categories.get(), by=office)
    rectification.approved(plan, by=office)
    headers = ["title", "part_of", "category"]
    wrong = (["子项一", "没有这项", ""], ["子项二", "已经办结的", ""], ["子项三", "", "没有这类"])
    found = ledgers.read(ItemLedger(), campaign, headers, *wrong)
    assert {one.fate for one in found} == {Fate.FAULTY}
