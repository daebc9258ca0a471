"""What happens to discussions: recorded, changed, summed up; suggestions find their way to the opinions."""

from phases.discussion.services.discussions import change_discussion, record_discussion, remove_discussion, set_theme
from phases.discussion.services.summaries import hand_in_summary, promote_suggestion

__all__ = [
    "change_discussion",
    "hand_in_summary",
    "promote_suggestion",
    "record_discussion",
    "remove_discussion",
    "set_theme",
]
