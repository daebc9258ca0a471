import pytest

from phases.meetings import criteria, services
from phases.meetings.facts import AgendaLine
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


@pytest.mark.trace("S-53")
def test_phase_is_reviewed_once_somebody_wrote_it_down():
    campaign = timeline.campaign()
    asked = study.requirement(campaign, "stage_review", value=1)
    finding = criteria.PhaseReviewed().assess(asked)
    assert (finding.met, len(finding.lacks)) == (False, 1)
    assert "/reviews/add/?phase=1" in finding.mend_url
    meetings.review(campaign.phases.get(order=1), by=meetings.appointed(campaign))
    finding = criteria.PhaseReviewed().assess(asked)
    assert finding.met
    assert "10" in finding.figure


@pytest.mark.trace("S-34")
def test_six_reports_are_exchanged_at_one_meeting():
    campaign = timeline.campaign()
    asked = study.requirement(campaign, "meeting_held", value=1, kind=Meeting.Kind.RESULT_EXCHANGE)
    reports = tuple(AgendaLine(f"调研报告之{number}", "处长") for number in range(1, 7))
    held = meetings.meeting(campaign, kind=Meeting.Kind.RESULT_EXCHANGE, title="调研成果交流会", agenda=reports)
    assert criteria.MeetingHeld().assess(asked).met
    assert held.agenda.count() == 6
