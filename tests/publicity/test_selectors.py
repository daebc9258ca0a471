"""The table of publicity, and what no bulletin has told."""

from datetime import date

import pytest

from phases.documents import services as documents
from phases.publicity import selectors
from tests.factories import meetings, publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def numbers(campaign, until=None):
    return {line.key: line.number for line in selectors.table(campaign, until)}


@pytest.mark.trace("S-21", "S-22", "S-47")
def test_one_table_counts_columns_items_media_and_essays(campaign):
    columns = publicity.three_columns(campaign)
    publicity.item(campaign, column=columns[0])
    publicity.item(campaign, column=columns[0])
    publicity.item(campaign, medium="市电视台")
    found = numbers(campaign)
    assert found == {"columns": 3, "items": 3, "bulletins": 0, "essays": 0, "cases": 0, "media": 4}
    per_column = {column.medium: column.published for column in selectors.COLUMNS.of(campaign)}
    assert per_column == {"局内网": 2, "局外网": 0, "镇江日报科技创新专版": 0}


@pytest.mark.trace("T-15")
def test_two_bulletins_count_when_out_and_one_column_on_the_board(campaign):
    publicity.column(campaign, channel="board", name="學習活動專欄", medium="")
    publicity.bulletin(campaign, number=1, on_paper=True)
    second = publicity.bulletin(campaign, number=2)
    assert numbers(campaign)["bulletins"] == 1
    documents.file(document=second.document, by=second.recorded_by)
    found = numbers(campaign)
    assert (found["bulletins"], found["columns"]) == (2, 1)


def test_later_phases_do_not_count_in_an_earlier_report(campaign):
    first, second = campaign.phases.order_by("order")[:2]
    publicity.item(campaign, phase=second)
    assert numbers(campaign, until=first)["items"] == 0
    assert numbers(campaign, until=second)["items"] == 1


def test_next_bulletin_is_offered_what_no_issue_has_told(campaign):
    told, untold = publicity.item(campaign), publicity.item(campaign, title="讲座")
    case = publicity.case(campaign)
    publicity.bulletin(campaign, number=4, items=[told], dated_on=date(2009, 4, 10))
    early = meetings.meeting(campaign, on=date(2009, 3, 1))
    late = meetings.meeting(campaign, on=date(2009, 4, 11))
    assert selectors.next_number(campaign) == 5
    assert list(selectors.untold_items(campaign)) == [untold]
    assert list(selectors.untold_cases(campaign)) == [case]
    assert list(selectors.untold_meetings(campaign)) == [late]
    assert early not in selectors.untold_meetings(campaign)
