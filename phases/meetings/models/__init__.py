"""What happened: meetings with agenda and attendance; who signs in with a phone; the review of a phase."""

from phases.meetings.models.desks import SignInClaim, SignInDesk
from phases.meetings.models.gatherings import AgendaItem, Attendance, Meeting, MeetingGroup, MeetingQuerySet
from phases.meetings.models.minutes import MinutesCorrection
from phases.meetings.models.reviews import StageReview

__all__ = [
    "AgendaItem",
    "Attendance",
    "Meeting",
    "MeetingGroup",
    "MeetingQuerySet",
    "MinutesCorrection",
    "SignInClaim",
    "SignInDesk",
    "StageReview",
]
