"""What the gate reads of dealings with the superior."""

from datetime import date

import pytest

from phases.submissions import criteria
from tests.factories import meetings, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(year=2008, rules={"consent_before": ["mobilisation"]})


def demand(campaign, criterion, **where):
    return timeline.demand(campaign.phases.get(order=1), criterion, where=where)


@pytest.mark.trace("T-11")
def test_consent_from_before_the_meeting_meets_the_requirement(campaign):
    asked = demand(campaign, "consent_granted", kind="mobilisation")
    finding = criteria.ConsentGranted().assess(asked)
    assert (finding.met, finding.figure, len(finding.lacks)) == (False, "0", 1)
    submissions.consent(campaign, asked_on=date(2008, 10, 10), decision="granted", decided_on=date(2008, 10, 15))
    assert criteria.ConsentGranted().assess(asked).met
    meetings.meeting(campaign, kind="mobilisation", on=date(2008, 10, 17))
    assert criteria.ConsentGranted().assess(asked).met


def test_consent_that_came_too_late_is_named(campaign):
    asked = demand(campaign, "consent_granted", kind="mobilisation")
    meeting = meetings.meeting(campaign, kind="mobilisation", on=date(2008, 10, 17))
    submissions.consent(campaign, asked_on=date(2008, 10, 10), decision="granted", decided_on=date(2008, 10, 20))
    finding = criteria.ConsentGranted().assess(asked)
    assert not finding.met
    assert [lack.who for lack in finding.lacks] == [str(meeting)]


@pytest.mark.trace("T-18")
def test_returned_paper_is_named_with_its_comment_and_does_not_count(campaign):
    asked = demand(campaign, "paper_sent", purpose="review")
    submissions.paper(campaign, state="returned", answered_on=submissions.DAY, comment="补充")
    submissions.paper(campaign, purpose="filing")
    finding = criteria.PapersSent().assess(asked)
    assert (finding.met, finding.figure, [lack.what for lack in finding.lacks]) == (False, "0", ["补充"])
    submissions.paper(campaign)
    assert criteria.PapersSent().assess(asked).met
