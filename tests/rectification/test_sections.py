"""Figures of what was put right."""

import pytest

from phases.organisation.roles import Role
from phases.rectification.sections import RectificationFigures
from tests.factories import meetings, rectification, timeline

pytestmark = pytest.mark.django_db


AT_ONCE = (
    "quick_fixes", "quick_fixes_opened", "quick_fix_titles", "livelihood", "quick_fixes_in_all", "livelihood_in_all",
)  # fmt: skip


def values(phase):
    return {figure.key.partition(".")[2]: figure.value for figure in RectificationFigures().figures(phase)}


@pytest.mark.trace("S-48", "T-61", "T-62")
def test_quick_fixes_and_livelihood_are_counted_by_phase_and_in_all():
    campaign = timeline.campaign()
    head = meetings.appointed(campaign, Role.HEAD)
    first, second, third = campaign.phases.all()
    rectification.closed(campaign, "延长开放两小时", phase=first, head=head, livelihood=True)
    rectification.closed(campaign, phase=second, head=head)
    rectification.closed(campaign, phase=third, head=head, livelihood=True)
    rectification.item(campaign, phase=third)
    figures = values(first)
    assert {name: figures[name] for name in AT_ONCE} == {
        "quick_fixes": "1",
        "quick_fixes_opened": "1",
        "quick_fix_titles": "延长开放两小时",
        "livelihood": "1",
        "quick_fixes_in_all": "1",
        "livelihood_in_all": "1",
    }
    last = values(third)
    assert [last[name] for name in ("quick_fixes", "quick_fixes_opened", "livelihood")] == ["1", "2", "1"]
    assert [last[name] for name in ("quick_fixes_in_all", "livelihood_in_all")] == ["3", "2"]


def test_nothing_opened_prints_gaps_and_no_zero():
    assert set(values(timeline.campaign().phases.all()[0]).values()) == {None}
