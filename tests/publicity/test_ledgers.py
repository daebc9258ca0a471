"""Registers of publicity as sheets that come back."""

import pytest

from phases.publicity import ledgers
from phases.publicity.models import PublicityColumn, PublicityItem
from tests.factories import ledgers as sheets
from tests.factories import organisation, publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-21")
def test_three_columns_come_in_from_a_sheet_and_belong_to_the_phase(campaign):
    by = publicity.office(campaign)
    lines = (
        ["学习实践活动", "intranet", "局内网", "3月18日"],
        ["学习实践活动", "internet", "局外网", "3月18日"],
        ["学习实践活动", "newspaper", "镇江日报科技创新专版", "2009.3.27"],
    )
    sheets.bring(ledgers.Columns(), campaign, by, ["name", "channel", "medium", "opened_on"], *lines)
    assert PublicityColumn.objects.filter(campaign=campaign, phase__order=1).count() == 3


@pytest.mark.trace("S-22")
def test_item_names_its_column_as_the_export_writes_it(campaign):
    column = publicity.column(campaign)
    item = publicity.item(campaign, column=column)
    keys, rows = sheets.sent_out(ledgers.Items(), campaign)
    assert rows[0][keys.index("column")] == "局内网《学习实践活动》"
    item.delete()
    sheets.bring(ledgers.Items(), campaign, publicity.office(campaign), keys, *rows)
    assert PublicityItem.objects.get().column == column


def test_cases_and_essays_go_out_and_come_back_without_a_difference(campaign):
    department = organisation.department(campaign.unit)
    publicity.case(campaign, department=department)
    publicity.essay(campaign, department=department)
    for ledger in (ledgers.Cases(), ledgers.Essays()):
        keys, rows = sheets.sent_out(ledger, campaign)
        fates = {str(reading.fate) for reading in sheets.read(ledger, campaign, keys, *rows)}
        assert len(fates) == 1
        assert not fates & {"new", "changed", "faulty"}
