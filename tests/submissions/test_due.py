"""What waits for the office."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.submissions.due import AnswersAwaited
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, submissions, timeline

pytestmark = pytest.mark.django_db


def waiting(campaign, role):
    user = timeline.part(campaign, role)
    return [due.what for due in AnswersAwaited().waiting(campaign, user, timeline_selectors.part_of(user, campaign))]


def test_unanswered_papers_and_questions_wait_for_the_office_alone():
    campaign = timeline.campaign(stands_still_on=date(2009, 4, 20), rules={"consent_before": ["mobilisation"]})
    submissions.paper(campaign, title="调研报告")
    submissions.paper(campaign, title="昨天才送的", sent_on=date(2009, 4, 19))
    submissions.consent(campaign, subject="请示评议")
    meetings.meeting(campaign, kind="mobilisation", title="动员大会")
    assert waiting(campaign, Role.OFFICE) == ["动员大会", "请示评议", "调研报告"]
    assert waiting(campaign, Role.LEADER) == []
