"""What is kept of a sheet for a discreet ledger, for whatever ledger asks it."""

import pytest

from phases.core.ledgers import HalfHours, Words
from phases.core.verdict import RefusedError
from phases.imports import discretion, services
from phases.imports.catalogue import LEDGERS
from phases.imports.files import FileError
from phases.imports.models import Import, ImportPart, KnownSheet
from phases.imports.reader import LEFT_OUT
from phases.organisation.ledgers import Roster
from tests import stored
from tests.factories import ledgers, organisation

HEAD = "序号,姓名,处室,职务,备注,心愿\n"


class Reserved(Roster):
    """A roster that keeps nothing beside four columns."""

    key = "reserved"
    extra = ""
    discreet = "What people wish is never kept."
    fields = Roster.fields[:4]


@pytest.fixture
def bring(campaign, office, monkeypatch):
    monkeypatch.setitem(LEDGERS, "reserved", Reserved())
    organisation.department(campaign.unit, "办公室")
    return lambda text: ledgers.opened(campaign, office, "reserved", text, "愿望QX7words.csv")


def test_only_known_columns_are_kept_in_their_places_under_the_ledgers_own_names(bring):
    imported = bring(f"愿望QX7words,,\n{HEAD}1,甲,办公室,处长,他说QX7words,QX7words\n")
    assert imported.headers == ["No.", "name of the person", "department", "post", "备注", ""]
    assert imported.columns == ["number", "name", "department", "post", "-", "-"]
    assert ImportPart.objects.get().lines == [[3, ["", "甲", "办公室", "处长", "", ""]]]
    assert stored.holds("QX7words") == []


def test_remarks_and_sums_are_passed_over_by_their_number_alone(bring):
    imported = bring(f"{HEAD}1,甲,办公室,,,\n说明：QX7words\n合计,1,QX7words,,,\n,,,,QX7words,\n")
    assert (imported.rows, imported.passed_over, imported.total) == (1, [3, 4, 5], None)
    assert stored.holds("QX7words") == []


def test_columns_cannot_be_named_later_and_no_header_is_remembered(bring):
    imported = bring(f"{HEAD}1,甲,办公室,,,\n")
    with pytest.raises(RefusedError):
        services.name_columns(imported=imported, columns=["", "name", "department", "", "post", ""])
    assert KnownSheet.objects.count() == 0


def test_nothing_is_left_of_a_file_that_is_refused(bring):
    for text in (HEAD, "甲,乙,丙\nQX7words,1,2\n", HEAD + "1,甲,办公室,,,\n" * 2001):
        with pytest.raises(FileError):
            bring(text)
    assert Import.objects.count() == 0


def test_cell_is_kept_as_its_column_writes_it_or_as_the_known_names_that_it_nearly_is():
    assert discretion.kept(Words("post", "post", most=4), "处长", None) == "处长"
    assert discretion.kept(Words("post", "post", most=4), "处长说他累了", None) == LEFT_OUT
    assert discretion.kept(HalfHours("hours", "hours", most=8), "2.50 小时", None) == "2.5"
    assert discretion.kept(HalfHours("hours", "hours", most=8), "30", None) == f"{LEFT_OUT}3"
