"""Reads of items."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.rectification import selectors
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db


def test_saved_views_and_fields_hold_what_they_say():
    campaign = timeline.campaign(stands_still_on=date(2009, 5, 1))
    office, head = meetings.appointed(campaign), meetings.appointed(campaign, Role.HEAD)
    department = organisation.department(campaign.unit, "办公室")
    rectification.item(campaign, "甲", by=office, due_words="4月中旬", department=department)
    rectification.claimed(campaign, "乙", by=office, livelihood=True)
    rectification.closed(campaign, "丙", by=office, head=head, phase=campaign.phases.all()[1])

    def found(**filters):
        return [item.title for item in selectors.matching(selectors.items_of(campaign), filters, campaign)]

    assert (
        found(view="open") == found(view="overdue") == found(department=str(department.pk)) == found(q="甲") == ["甲"]
    )
    assert found(view="waiting") == found(livelihood="1") == ["乙"]
    assert found(view="closed") == found(phase="2") == ["丙"]
    counts = selectors.counts_of(campaign)
    assert [view["count"] for view in selectors.views_of(counts, "", with_delays=True)] == [
        3, 1, 1, 0, 1, 1, 0,
    ]  # fmt: skip
    assert "overdue" not in str([view["label"] for view in selectors.views_of(counts, "", with_delays=False)])
