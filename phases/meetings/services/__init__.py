"""What happens to meetings: recorded, corrected, cancelled; signed in at; a phase reviewed."""

from phases.meetings.services.attendance import record_attendance, record_desk
from phases.meetings.services.desks import claim, close_desk, close_overdue, confirm, open_desk, refuse
from phases.meetings.services.gatherings import (
    cancel_meeting,
    correct_meeting,
    describe,
    locked,
    record_meeting,
    restore_meeting,
    rewrite,
    write,
)
from phases.meetings.services.minutes import correct_minutes, lock_minutes
from phases.meetings.services.reviews import change_review, record_review, remove_review

__all__ = [
    "cancel_meeting",
    "change_review",
    "claim",
    "close_desk",
    "close_overdue",
    "confirm",
    "correct_meeting",
    "correct_minutes",
    "describe",
    "lock_minutes",
    "locked",
    "open_desk",
    "record_attendance",
    "record_desk",
    "record_meeting",
    "record_review",
    "refuse",
    "remove_review",
    "restore_meeting",
    "rewrite",
    "write",
]
