"""Every ledger goes out as a sheet and comes back: nothing to change, and what it adds can be taken back."""

import pytest

from phases.core.ledgers import Fate
from phases.exports import files as written
from phases.exports.catalogue import EXPORTS
from phases.imports import headers
from phases.imports.catalogue import LEDGERS, LISTED
from phases.imports.files import Book
from phases.imports.reader import Reader
from tests.factories import ledgers
from tests.factories.scene import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return scene().place.campaign


def read_back(ledger, campaign, content):
    book = Book(content)
    rows = list(book.rows(book.sheets[0]))
    header = headers.find(ledger, campaign, rows)
    assert header is not None, rows[:2]
    lines = list(headers.Lines(header.row).records(rows))
    return header, Reader(ledger, campaign, header.mapping, header.names).read(lines)


def test_every_ledger_is_listed_once_and_is_an_export():
    assert len(LISTED) == len(LEDGERS)
    assert set(LEDGERS) <= set(EXPORTS)


@pytest.mark.parametrize("key", LEDGERS)
def test_ledger_finds_its_records_by_columns_that_it_has(key):
    ledger = LEDGERS[key]
    keys = {column.key for column in ledger.fields}
    assert set(ledger.finds) <= keys
    assert not ledger.extra or ledger.extra in keys


def test_what_goes_out_comes_back_with_nothing_to_change(campaign, django_assert_max_num_queries):
    wrong = {}
    for ledger in LISTED:
        rows = list(ledger.rows(campaign, {}))
        if not rows:
            continue
        heads = ledger.columns_for(campaign, {})
        text = "".join(written.csv_lines(heads, rows))
        with written.xlsx_file("表", heads, rows) as file:
            sheet = file.read()
        for content in (text.encode(), sheet):
            header, readings = read_back(ledger, campaign, content)
            assert header.mapping == [column.key for column in ledger.fields_of(campaign)], ledger.key
            assert len(readings) == len(rows), ledger.key
            wrong |= {
                f"{ledger.key} {reading.number}": (reading.faults, reading.before, reading.values)
                for reading in readings
                if reading.fate != Fate.SAME
            }
    assert not wrong, wrong


def test_scene_has_lines_for_most_ledgers(campaign):
    """A ledger without a line would pass the round trip unseen."""
    empty = [ledger.key for ledger in LISTED if not list(ledger.rows(campaign, {}))]
    assert len(empty) <= len(LISTED) // 2, empty


def test_lines_written_to_the_roster_and_taken_back_leave_nothing(campaign):
    before = ledgers.sent_out(LEDGERS["roster"], campaign)
    keys, lines = before
    known = LEDGERS["roster"].known(campaign)
    changed = [*lines[0][:3], "改了", *lines[0][4:]]
    new = [*lines[0]]
    new[1], new[2] = "新来的", "新设处"
    written_now = ledgers.bring(LEDGERS["roster"], campaign, campaign.created_by, keys, changed, new)
    assert (len(written_now.made), len(written_now.changed)) == (1, 1)
    LEDGERS["roster"].take_back(campaign=campaign, by=campaign.created_by, written=written_now, known=known)
    assert ledgers.sent_out(LEDGERS["roster"], campaign) == before
