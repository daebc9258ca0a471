"""What must be true of publicity."""

import pytest

from phases.publicity import rules
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


def test_bulletin_may_keep_its_own_number():
    campaign = timeline.campaign()
    bulletin = publicity.bulletin(campaign, number=1)
    assert rules.may_number(campaign, 1, bulletin)
    assert not rules.may_number(campaign, 1)
    assert rules.may_number(timeline.campaign(), 1)


def test_column_without_items_may_go():
    assert rules.may_remove_column(publicity.column(timeline.campaign()))
