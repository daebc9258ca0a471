"""Reads of discussions."""

import pytest

from phases.discussion import selectors
from tests.factories import discussion, meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-39")
@pytest.mark.parametrize("how_many", [1, 6])
def test_coverage_counts_with_a_fixed_number_of_queries(how_many, django_assert_num_queries):
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    for number in range(how_many):
        department = organisation.department(campaign.unit, f"处室{number}")
        discussion.discussion(campaign, department, by=office, views=["甲"], suggestions=["乙", "丙"], participants=4)
    with django_assert_num_queries(6):
        rows = selectors.covered(campaign)
    assert [(row.discussions, row.views, row.suggestions, row.participants) for row in rows] == [
        (1, 1, 2, [4])
    ] * how_many


def test_discussions_are_found_by_department_leaders_and_words():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    one, other = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    leader = organisation.person(campaign.unit, is_leader=True)
    discussion.discussion(campaign, one, by=office, leaders=[leader], views=["到田头去推广", "到田头去看"])
    discussion.discussion(campaign, other, by=office)
    every = selectors.discussions_of(campaign)
    for filters in ({"department": str(one.pk)}, {"leaders": "1"}, {"q": "田头"}):
        found = [(row.department, row.view_count) for row in selectors.matching(every, filters)]
        assert found == [(one, 2)]
