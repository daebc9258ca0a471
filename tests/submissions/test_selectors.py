"""What waits for an answer, and which meetings nobody was asked about."""

from datetime import date

import pytest

from phases.submissions import selectors
from tests.factories import meetings, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(year=2008, rules={"consent_before": ["mobilisation", "organisational_life"]})


@pytest.mark.trace("T-11")
def test_mobilisation_without_consent_is_named_until_consent_is_recorded(campaign):
    meeting = meetings.meeting(campaign, kind="mobilisation", on=date(2008, 10, 17))
    assert [one.meeting for one in selectors.unasked(campaign)] == [meeting]
    submissions.consent(campaign, asked_on=date(2008, 10, 10), decision="granted", decided_on=date(2008, 10, 15))
    assert selectors.unasked(campaign) == []


def test_consent_for_one_meeting_says_nothing_of_another(campaign):
    first = meetings.meeting(campaign, kind="organisational_life", on=date(2008, 12, 20))
    second = meetings.meeting(campaign, kind="organisational_life", on=date(2008, 12, 23))
    submissions.consent(
        campaign,
        meeting=first,
        meeting_kind="",
        asked_on=date(2008, 12, 10),
        decision="granted",
        decided_on=date(2008, 12, 11),
    )
    assert [one.meeting for one in selectors.unasked(campaign)] == [second]


def test_superiors_own_meetings_and_campaigns_without_the_rule_ask_nobody(campaign):
    meetings.meeting(campaign, kind="mobilisation", on=date(2008, 10, 9), host="省科协")
    plain = timeline.campaign()
    meetings.meeting(plain, kind="mobilisation")
    assert selectors.unasked(campaign) == []
    assert selectors.unasked(plain) == []


def test_papers_for_review_wait_and_papers_for_filing_do_not(campaign):
    paper = submissions.paper(campaign)
    submissions.paper(campaign, purpose="filing")
    submissions.paper(campaign, state="accepted", answered_on=submissions.DAY)
    assert selectors.unanswered(campaign) == [paper]


def test_question_without_an_answer_waits(campaign):
    open_one = submissions.consent(campaign)
    submissions.consent(campaign, decision="granted", decided_on=submissions.DAY)
    assert selectors.undecided(campaign) == [open_one]
