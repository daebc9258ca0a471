"""The registers as files."""

import pytest

from phases.reports.exports import PapersSentRegister
from phases.submissions.exports import ConsentRegister
from tests.factories import submissions, timeline

pytestmark = pytest.mark.django_db


def test_consents_come_out_in_the_order_in_which_they_were_asked():
    campaign = timeline.campaign()
    submissions.consent(campaign, subject="召开动员大会", channel="phone")
    rows = list(ConsentRegister().rows(campaign, {}))
    assert [row[0] for row in rows] == ["召开动员大会"]
    assert len(rows[0]) == len(ConsentRegister.columns)


@pytest.mark.trace("T-18")
def test_register_of_papers_shows_purpose_copies_and_answer():
    campaign = timeline.campaign()
    submissions.paper(campaign, copies=3, clerk="何雨桐")
    assert [row[1:9] for row in PapersSentRegister().rows(campaign, {})] == [
        ("调研报告", "省科协", "for review", "2009-03-20", "on paper", 3, "何雨桐", "sent")
    ]
    assert list(PapersSentRegister().rows(campaign, {"state": "returned"})) == []
