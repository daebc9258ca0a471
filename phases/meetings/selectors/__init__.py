"""Reads of meetings that several callers share."""

from phases.meetings.selectors.desks import (
    Arrival,
    attendance_at,
    confirmed_at,
    open_desk_of,
    people_at,
    room_of,
)
from phases.meetings.selectors.gatherings import (
    ClassLine,
    Turnout,
    attendance_by_class,
    clashes,
    expected_at,
    expected_of,
    is_reviewed,
    matching,
    meetings_of,
    reviews_matching,
    reviews_of,
    signing,
    turnout_of,
)

__all__ = [
    "Arrival",
    "ClassLine",
    "Turnout",
    "attendance_at",
    "attendance_by_class",
    "clashes",
    "confirmed_at",
    "expected_at",
    "expected_of",
    "is_reviewed",
    "matching",
    "meetings_of",
    "open_desk_of",
    "people_at",
    "reviews_matching",
    "reviews_of",
    "room_of",
    "signing",
    "turnout_of",
]
