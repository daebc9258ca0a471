"""Figures of the problem list in the phase report."""

import pytest

from phases.analysis.models import Problem
from phases.analysis.sections import ProblemFigures
from tests.factories import analysis, timeline

pytestmark = pytest.mark.django_db


def values(campaign):
    return [figure.value for figure in ProblemFigures().figures(campaign.phases.all()[0])]


@pytest.mark.trace("S-37", "T-24")
def test_problems_are_counted_by_subject_and_together():
    campaign = timeline.campaign()
    assert values(campaign) == [None, None, None]
    analysis.problem(campaign, subject=Problem.Subject.LEADING_GROUP)
    assert values(campaign) == ["1", "1", "0"]
    analysis.problem(campaign, subject=Problem.Subject.PARTY_CADRES)
    assert values(campaign) == ["2", "1", "1"]
