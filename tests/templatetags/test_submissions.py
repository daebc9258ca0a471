"""The note about consent; its pages are walked in tests/submissions/test_views.py."""

import pytest

from phases.templatetags import submissions as tags
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


def test_campaign_without_the_rule_says_nothing():
    campaign = timeline.campaign()
    meeting = meetings.meeting(campaign, kind="mobilisation")
    assert tags.consent_note(meeting, may_record=True) == {}
    assert tags.consent_hint(campaign) == {}


def test_superiors_own_meeting_needs_no_consent():
    campaign = timeline.campaign(rules={"consent_before": ["mobilisation"]})
    meeting = meetings.meeting(campaign, kind="mobilisation", host="省科协")
    assert tags.consent_note(meeting, may_record=True) == {}
