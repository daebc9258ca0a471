"""Who may do what with a problem."""

import pytest

from phases.analysis import rules
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import meetings, timeline


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "adds", "decides"), [
    (Role.OFFICE, True, True), (Role.LIAISON, True, False), (Role.LEADER, False, False), (Role.HEAD, False, False),
])  # fmt: skip
def test_office_decides_and_liaisons_add(role, adds, decides):
    campaign = timeline.campaign()
    part = part_of(meetings.appointed(campaign, role), campaign)
    assert (bool(rules.may_add(part)), bool(rules.may_decide(part))) == (adds, decides)
