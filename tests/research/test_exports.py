"""Visits as a file."""

import pytest

from phases.research.exports import VisitList
from tests.factories import organisation, research, timeline

pytestmark = pytest.mark.django_db


def test_visits_go_out_with_who_went_and_what_was_heard():
    campaign = timeline.campaign()
    person = organisation.person(campaign.unit, "韩志刚")
    research.visit(campaign, people=[person], others="程教授", heard="想用专利贷款", is_contact_point=True)
    (row,) = VisitList().rows(campaign, {})
    assert (row[0], row[1], row[3], row[4]) == ("2009-04-10", "新区光伏企业", "韩志刚、程教授", "想用专利贷款")
    assert len(row) == len(VisitList.columns)
