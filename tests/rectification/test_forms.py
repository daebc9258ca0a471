"""The form of an item."""

import pytest

from phases.rectification.forms import ItemForm
from tests.factories import rectification, timeline

pytestmark = pytest.mark.django_db


def test_title_alone_is_enough_and_the_phase_is_asked_only_once():
    campaign = timeline.campaign()
    assert ItemForm({"title": "公布办事电话", "phase": campaign.phases.all()[0].pk}, campaign=campaign).is_valid()
    assert "phase" not in ItemForm(campaign=campaign, instance=rectification.item(campaign)).fields
