import pytest

from phases.meetings import criteria, services
from phases.meetings.models import Meeting
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-52")
def test_transition_meeting_is_missing_until_it_is_held():
    campaign = timeline.campaign()
    asked = study.requirement(campaign, "meeting_held", value=1, kind=Meeting.Kind.TRANSITION)
    finding = criteria.MeetingHeld().assess(asked)
    assert not finding.met
    assert "kind=phase_transition" in finding.mend_url
    meetings.meeting(campaign, kind=Meeting.Kind.TRANSITION, title="转段会议")
    finding = criteria.MeetingHeld().assess(asked)
    assert finding.met
    assert "10" in finding.figure


def test_cancelled_and_planned_meetings_do_not_count():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    asked = study.requirement(campaign, "meeting_held", value=1, kind=Meeting.Kind.TRANSITION)
    meetings.meeting(campaign, kind=Meeting.Kind.TRANSITION, state=Meeting.State.PLANNED)
    held = meetings.meeting(campaign, kind=Meeting.Kind.TRANSITION)
    services.cancel_meeting(meeting=held, reason="改期", by=office)
    assert not criteria.MeetingHeld().assess(asked).met


def test_two_meetings_of_a_kind_are_counted():
    campaign = timeline.campaign()
    asked = study.requirement(campaign, "meeting_held", value=2, kind=Meeting.Kind.SEMINAR)
    meetings.meeting(campaign, kind=Meeting.Kind.SEMINAR)
    finding = criteria.MeetingHeld().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "1", "2")
