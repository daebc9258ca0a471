"""Organisation life: what comes before the meeting, what was said at it, and the log of talks (domain.md T-25…T-38)."""

from phases.organisation_life.models.drafts import SpeechDraft, SpeechReview, SpeechVersion
from phases.organisation_life.models.preparation import DirectionNote, LifeMeeting, NoticeGiven
from phases.organisation_life.models.sayings import MutualComment, Speech, SuperiorPoint
from phases.organisation_life.models.talks import HeartTalk

__all__ = [
    "DirectionNote",
    "HeartTalk",
    "LifeMeeting",
    "MutualComment",
    "NoticeGiven",
    "Speech",
    "SpeechDraft",
    "SpeechReview",
    "SpeechVersion",
    "SuperiorPoint",
]
