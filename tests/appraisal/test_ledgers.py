"""测评表统计表 as a sheet: goes out with its check column and comes in as a first count."""

import pytest

from phases.appraisal.ledgers import BallotLedger
from phases.appraisal.models import Appraisal, Question, Tally
from phases.core.ledgers import Fate
from phases.core.verdict import RefusedError
from phases.imports.reader import Reader
from tests.factories import appraisal as make
from tests.factories import ledgers, meetings, timeline

pytestmark = pytest.mark.django_db

HEADERS = ["appraisal", "held_on", "text", "word1", "votes1", "word2", "votes2", "word3", "votes3", "blank", "valid",
           "participants", "issued", "returned", "void"]  # fmt: skip
LINE = ["评议", "2009-01-06", "准确吗", "准确", "15", "比较准确", "3", "一般", "0", "0", "18", "18", "18", "18", "0"]


@pytest.fixture
def campaign():
    return timeline.campaign()


def bring(campaign, *lines, by=None):
    return ledgers.bring(BallotLedger(), campaign, by or meetings.appointed(campaign), HEADERS, *lines)


@pytest.mark.trace("T-49", "T-50")
def test_museum_s_table_goes_out_with_its_check_column_and_comes_back_unchanged(campaign):
    make.locked(campaign)
    keys, rows = ledgers.sent_out(BallotLedger(), campaign)
    assert [row[keys.index("total")] for row in rows] == ["18"] * 6
    assert [row[keys.index("sums")] for row in rows] == ["yes"] * 6
    assert [row[keys.index("share1")] for row in rows] == ["88.9%", "83.3%", *["88.9%"] * 4]
    readings = Reader(BallotLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [(reading.fate, reading.faults) for reading in readings] == [(Fate.SAME, {})] * 6


def test_export_of_one_appraisal_holds_that_one_alone(campaign):
    one = make.locked(campaign)
    make.locked(campaign, "好吗：好、差", rows=[(10, 8)], title="另一次")
    assert len(list(BallotLedger().rows(campaign, {"appraisal": str(one.pk)}))) == 6


def test_sheet_becomes_a_first_count_that_somebody_else_checks(campaign):
    office = meetings.appointed(campaign)
    bring(campaign, LINE, [*LINE[:2], "透彻吗", *LINE[3:]], by=office)
    appraisal = make.whole(Appraisal.objects.get())
    assert (appraisal.state, appraisal.entered_by, appraisal.participants, appraisal.valid) == (
        "ballots_entered", office, 18, 18,
    )  # fmt: skip
    assert [question.text for question in appraisal.questions.all()] == ["准确吗", "透彻吗"]
    votes = list(Tally.objects.filter(option__question__text="准确吗").values_list("paper_entered", flat=True))
    assert votes == [15, 3, 0, 0]


def test_count_that_is_not_checked_yet_is_corrected_by_a_sheet(campaign):
    bring(campaign, LINE)
    written = bring(campaign, [*LINE[:4], "14", LINE[5], "4", *LINE[7:]])
    assert len(written.changed) == 1
    assert list(Tally.objects.values_list("paper_entered", flat=True)) == [14, 4, 0, 0]


@pytest.mark.parametrize(
    ("place", "cell", "column", "said"),
    [(4, "14", "valid", "sums to 17"), (13, "19", "returned", "More forms"), (14, "3", "valid", "more than those")],
)
def test_line_that_cannot_be_is_refused_with_its_cell(campaign, place, cell, column, said):
    line = [*LINE]
    line[place] = cell
    (reading,) = ledgers.read(BallotLedger(), campaign, HEADERS, line)
    assert said in str(reading.faults[column].reason)


def test_locked_result_is_not_changed_by_a_sheet(campaign):
    form = "准确吗：准确、比较准确、一般"
    make.locked(campaign, form, rows=[(16, 2, 0)], title="评议")
    (changed,) = ledgers.read(BallotLedger(), campaign, HEADERS, LINE)
    (added,) = ledgers.read(BallotLedger(), campaign, HEADERS, [*LINE[:2], "别的", *LINE[3:]])
    assert "checked or locked" in str(changed.faults["text"].reason)
    assert "another form" in str(added.faults["text"].reason)


def test_import_is_taken_back_until_somebody_checked_it(campaign):
    written, ledger = bring(campaign, LINE), BallotLedger()
    ledger.take_back(campaign=campaign, by=None, written=written, known=ledger.known(campaign))
    assert not Appraisal.objects.exists()
    assert not Question.objects.exists()
    written = bring(campaign, LINE)
    found = Appraisal.objects.get()
    make.services.check(appraisal=found, by=meetings.appointed(campaign))
    with pytest.raises(RefusedError):
        ledger.take_back(campaign=campaign, by=None, written=written, known=ledger.known(campaign))


def test_paper_and_sealed_ballots_go_out_as_one_sum_and_a_sheet_does_not_change_it(campaign):
    numbers = {"issued": 3, "returned": 3, "valid": 3, "void": 0}
    found = make.entered(campaign, "准确吗：准确、不准确", rows=[(2, 1)], numbers=numbers)
    Appraisal.objects.update(online=True, online_issued=10, online_returned=6, online_valid=6, online_void=0)
    for place, votes in enumerate((4, 2, 0)):
        Tally.objects.filter(option=found.questions.get().options.all()[place]).update(online=votes)
    keys, rows = ledgers.sent_out(BallotLedger(), campaign)
    told = dict(zip(keys, rows[0], strict=True))
    assert [told[key] for key in ("votes1", "votes2", "valid", "returned", "issued", "sums")] == [
        "6", "3", "9", "9", "13", "yes",
    ]  # fmt: skip
    line = [told[key] for key in HEADERS]
    line[HEADERS.index("votes1")], line[HEADERS.index("votes2")] = "7", "2"
    reading = ledgers.read(BallotLedger(), campaign, HEADERS, line)[0]
    assert "Sealed ballots belong" in str(reading.faults["text"].reason)


def test_weighted_index_goes_out_with_how_it_comes_about(campaign):
    numbers = {"issued": 20, "returned": 20, "valid": 20, "void": 0}
    make.locked(campaign, "满意吗：满意=100、基本满意=75、不满意=55、（不了解）", numbers=numbers, rows=[(10, 6, 2, 2)])
    keys, rows = ledgers.sent_out(BallotLedger(), campaign)
    told = dict(zip(keys, rows[0], strict=True))
    assert (told["index"], told["weighing"]) == ("86.7", "(100 × 10 + 75 × 6 + 55 × 2) ÷ 18")
