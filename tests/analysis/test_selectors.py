"""Reads of the problem list."""

import pytest

from phases.analysis import selectors
from phases.analysis.models import Problem
from tests.factories import analysis, timeline

pytestmark = pytest.mark.django_db


def test_problems_are_found_by_subject_source_state_and_words():
    campaign = timeline.campaign()
    one = analysis.problem(
        campaign, "调研不够经常", subject="leading_group", source=Problem.Source.MASSES, cause="会议多"
    )
    analysis.problem(campaign, "程序偏多", subject="party_cadres")
    every = selectors.problems_of(campaign)
    for filters in ({"view": "leading_group"}, {"source": "masses"}, {"q": "会议"}, {"q": "调研"}):
        assert list(selectors.matching(every, filters)) == [one]
    assert selectors.matching(every, {"view": "open", "state": "found"}).count() == 2
    assert [view["count"] for view in selectors.views_of(selectors.counts_of(campaign), "open")] == [2, 1, 1, 2]
