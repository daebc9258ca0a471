"""The rectification list as a sheet; its states are shown, never imported."""

import pytest

from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from phases.rectification.ledgers import ItemLedger
from phases.rectification.models import Item
from tests.factories import ledgers, meetings, organisation, rectification, timeline

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
