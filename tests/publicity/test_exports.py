"""Publicity as files."""

import pytest

from phases.publicity.exports import BulletinList, PublicityTable
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-47")
def test_table_has_a_line_for_every_kind():
    campaign = timeline.campaign()
    publicity.three_columns(campaign)
    assert [row[1] for row in PublicityTable().rows(campaign, {})] == [3, 0, 0, 0, 0, 3]


@pytest.mark.trace("T-15")
def test_bulletins_come_out_with_what_they_took_in():
    campaign = timeline.campaign()
    publicity.bulletin(campaign, number=1, on_paper=True)
    publicity.bulletin(campaign, number=2, cases=[publicity.case(campaign)])
    assert [(row[0], row[3], row[5]) for row in BulletinList().rows(campaign, {})] == [
        (1, "made on paper", ""),
        (2, "draft", "知识产权处"),
    ]
