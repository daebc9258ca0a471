"""13,060 opinions and 10,000 lines of the hour ledger go out as sheets and come back without a difference."""

from collections import Counter
from datetime import timedelta
from itertools import islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.exports import files as written
from phases.imports import headers
from phases.imports.catalogue import LEDGERS
from phases.imports.files import Book
from phases.imports.reader import Reader
from phases.opinions.models import Opinion
from phases.study.models import StudyCredit
from tests.factories import ledgers, meetings, opinions, organisation, study

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover, pytest.mark.timeout(300)]
A_PART, MOST_QUERIES = 1000, 7


def come_back(key, campaign):
    """The fates of all lines, and how often each part of a thousand asked the database."""
    ledger = LEDGERS[key]
    text = "".join(written.csv_lines(ledger.columns_for(campaign, {}), ledger.rows(campaign, {})))
    rows = list(Book(text.encode()).rows(""))
    header = headers.find(ledger, campaign, rows)
    lines = headers.Lines(header.row).records(rows)
    reader, fates, asked = Reader(ledger, campaign, header.mapping, header.names), Counter(), []
    while part := list(islice(lines, A_PART)):
        with CaptureQueriesContext(connection) as queries:
            fates.update(reading.fate.name for reading in reader.read(part))
        asked.append(len(queries))
    return fates, asked


def test_13060_opinions_come_back_without_a_difference(campaign, office):
    channel, phase = opinions.channel(campaign), campaign.phases.all()[0]
    Opinion.objects.bulk_create(
        [
            Opinion(
                campaign=campaign,
                phase=phase,
                channel=channel,
                text=f"窗口办事慢，第{n % 6000}条",
                received_on=meetings.DAY,
                entered_by=office,
                entered_at=campaign.created_at,
            )
            for n in range(13_060)
        ],
        batch_size=500,
    )
    fates, asked = come_back("opinions", campaign)
    assert fates == {"SAME": 13_060}
    assert max(asked) <= MOST_QUERIES, asked


@pytest.mark.trace("S-17")
def test_10000_lines_of_the_hour_ledger_come_back_without_a_difference(campaign, office):
    phase = campaign.phases.all()[0]
    people = [organisation.person(campaign.unit, f"党员{n:03d}") for n in range(100)]
    study.session(campaign, by=office, people=people)
    StudyCredit.objects.bulk_create(
        [
            StudyCredit(
                campaign=campaign,
                phase=phase,
                person=people[n % 100],
                mode="self_study",
                form="self",
                half_hours=2,
                on=meetings.DAY - timedelta(days=n // 100),
                reason="自学",
                recorded_by=office,
            )
            for n in range(9_900)
        ],
        batch_size=500,
    )
    fates, asked = come_back("study-credits", campaign)
    assert fates == {"SAME": 10_000}
    assert max(asked) <= MOST_QUERIES, asked


TAKEN_IN = {
    "roster": (["name", "department"], ["党员{}", "办公室"]),
    "opinions": (["text", "channel", "categories"], ["窗口办事慢，第{}条", "座谈会", "作风、服务"]),
    "columns": (["name", "channel"], ["专栏{}", "internet"]),
    "reflections": (["received_on", "department", "title"], ["2009-4-1", "办公室", "心得{}"]),
    "talks": (["talker", "partner", "talked_on", "place"], ["温如玉", "唐珺", "2009-4-{}", ""]),
}


@pytest.mark.parametrize("key", TAKEN_IN)
def test_writing_asks_as_often_for_twenty_lines_as_for_two(campaign, office, key):
    headers, line = TAKEN_IN[key]
    department = organisation.department(campaign.unit, "办公室")
    for name in ("温如玉", "唐珺"):
        organisation.person(department, name)
    asked = []
    for numbers in (range(1, 3), range(3, 5), range(5, 25)):
        lines = [[cell.format(number) for cell in line] for number in numbers]
        with CaptureQueriesContext(connection) as queries:
            assert len(ledgers.bring(LEDGERS[key], campaign, office, headers, *lines).made) == len(lines)
        asked.append(len(queries))
    assert asked[1] == asked[2]
