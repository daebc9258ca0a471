"""Figures of dealings with the superior."""

from datetime import date

import pytest

from phases.submissions import sections
from tests.factories import submissions, timeline

pytestmark = pytest.mark.django_db


def values(campaign):
    figures = sections.SubmissionFigures().figures(campaign.phases.get(order=1))
    return {figure.key.removeprefix("submissions."): figure.value for figure in figures}


def test_nothing_on_record_prints_a_gap():
    assert set(values(timeline.campaign()).values()) == {None}


@pytest.mark.trace("T-11", "T-18")
def test_consents_and_papers_are_counted():
    campaign = timeline.campaign(year=2008)
    submissions.consent(campaign, asked_on=date(2008, 10, 10), decision="granted", decided_on=date(2008, 10, 15))
    submissions.paper(campaign)
    submissions.paper(campaign, state="accepted", answered_on=submissions.DAY)
    found = values(campaign)
    assert (found["consents"], found["papers"], found["accepted"]) == ("1", "2", "1")
    assert "15" in found["mobilisation_consented_on"]
