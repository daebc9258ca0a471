"""Forms of meetings. They check what a field can check; the rules are asked by the services."""

from phases.meetings.forms.fields import DateInput, TimeInput, choosing, choosing_leaders, dressed
from phases.meetings.forms.gatherings import GatheringForm, MeetingForm, usual_agenda, values_of
from phases.meetings.forms.sheets import SheetForm
from phases.meetings.forms.small import CorrectionForm, MeetingFilter, ReasonForm, ReviewFilter, StageReviewForm

__all__ = [
    "CorrectionForm",
    "DateInput",
    "GatheringForm",
    "MeetingFilter",
    "MeetingForm",
    "ReasonForm",
    "ReviewFilter",
    "SheetForm",
    "StageReviewForm",
    "TimeInput",
    "choosing",
    "choosing_leaders",
    "dressed",
    "usual_agenda",
    "values_of",
]
