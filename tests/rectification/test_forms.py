"""The form of an item."""

from datetime import timedelta

import pytest

from phases.rectification.forms import ClaimForm, ExtendForm, ItemForm
from tests.factories import rectification, timeline

pytestmark = pytest.mark.django_db


def test_title_alone_is_enough_and_the_phase_is_asked_only_once():
    campaign = timeline.campaign()
    assert ItemForm({"title": "公布办事电话", "phase": campaign.phases.all()[0].pk}, campaign=campaign).is_valid()
    assert "phase" not in ItemForm(campaign=campaign, instance=rectification.item(campaign)).fields


@pytest.mark.parametrize(
    ("words", "kept"), [("3月中旬", True), ("2月29日", True), ("2月30日", False), ("另行通知", True)]
)
def test_deadline_that_no_calendar_has_is_sent_back_and_vague_ones_are_kept(words, kept):
    assert ExtendForm({"due_words": words, "reason": "等招标"}).is_valid() is kept


def test_what_was_done_was_not_done_tomorrow_or_in_another_century():
    campaign = timeline.campaign()
    day = campaign.today
    found = {
        str(given): ClaimForm({"done": "已改", "done_on": given}, campaign=campaign).is_valid()
        for given in (day, day + timedelta(days=1), day.replace(year=1066))
    }
    assert list(found.values()) == [True, False, False]
