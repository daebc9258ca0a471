"""A ledger of 6,645 numbered problems (domain.md 2.2, P-27): in with the faults of its rows, listed, out unchanged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from phases.organisation.models import Person
from phases.rectification.ledgers import ItemLedger
from phases.rectification.models import Item
from tests.factories import ledgers, meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db
MANY = 6645
HEADERS = ["category", "title", "part_of", "goal", "measures", "department", "assisting", "person", "due", "livelihood"]


def lines(departments, people):
    """Five parts to an item, as a unit keeps its book."""
    for number in range(MANY):
        whole = number - number % 6
        part_of = f"问题{whole}" if number % 6 else ""
        department, other = departments[number % 3], departments[(number + 1) % 3]
        yield [
            "" if part_of else f"类别{number // 6 % 4}", f"问题{number}", part_of, "见效", "逐条落实", department.name,
            other.name, people[number % 3].name, "4月20日", "是" if number % 7 == 0 else "",
        ]  # fmt: skip


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


def test_6645_items_come_in_with_faults_named_and_go_out_unchanged(campaign, client):
    departments = [organisation.department(campaign.unit, f"处室{n}") for n in range(3)]
    people = Person.objects.bulk_create(Person(unit=departments[n], name=f"承办人{n}", order=n) for n in range(3))
    office = meetings.appointed(campaign)
    good = list(lines(departments, people))
    wrong = [
        ["", "没有部门的", "", "", "", "不存在的处", "", "", "", ""],
        ["", "没有上级的", "没有这一条", "", "", "", "", "", "", ""],
        ["", "", "", "", "", "", "", "", "", ""],
        ["", "问题7", "问题6", "", "", "", "", "", "", ""],
    ]
    readings = ledgers.read(ItemLedger(), campaign, HEADERS, *good, *wrong)
    faulty = [(reading.number - 2, set(reading.faults)) for reading in readings if reading.fate == Fate.FAULTY]
    assert [(row - MANY, columns) for row, columns in faulty] == [
        (0, {"department"}), (1, {"part_of"}), (2, {"title"}), (3, {"title"}),
    ]  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        ledgers.bring(ItemLedger(), campaign, office, HEADERS, *good)
    assert len(asked) < 200
    items = Item.objects.filter(campaign=campaign)
    assert (items.count(), items.filter(parent=None).count()) == (MANY, 1108)
    keys, rows = ledgers.sent_out(ItemLedger(), campaign)
    assert len(rows) == MANY
    again = Reader(ItemLedger(), campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert {reading.fate for reading in again} == {Fate.SAME}
    listed(client, campaign, office)


def listed(client, campaign, office):
    """Any page, any filter: as many queries as for a campaign with a handful of items."""
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    small = timeline.campaign(slug="few")
    timeline.part(small, "office", office)
    plan = rectification.plan(small, "类别", by=office)
    whole = rectification.planned(small, plan.categories.get(), by=office)
    rectification.item(small, by=office, parent=whole)

    def queries(slug, asked):
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/campaigns/{slug}/rectification/{asked}").status_code == 200
        return len(found)

    few = queries("few", "")
    for asked in ("", "?page=200", "?view=open&page=7", "?q=问题66", "?livelihood=1", "?view=overdue"):
        assert queries("kj", asked) <= few + 1, asked
