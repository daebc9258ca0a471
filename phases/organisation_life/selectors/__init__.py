"""Reads of organisation life that several callers share."""

from phases.organisation_life.selectors.drafts import (
    MISSING,
    DraftLine,
    draft_of,
    drafts_in,
    lines_of,
    lines_with,
    newest_version,
    not_handed_in,
    not_reviewed,
    speakers_expected,
    versions_for,
    waiting_level,
    was_returned,
)
from phases.organisation_life.selectors.preparation import (
    NoticeLine,
    consolidated,
    directions_of,
    life_meetings,
    life_of,
    next_meetings,
    notice_lines,
)
from phases.organisation_life.selectors.sayings import comments_for, likely_order, points_of, speeches_of
from phases.organisation_life.selectors.talks import how_many_talks, talks_for, talks_matching

__all__ = [
    "MISSING",
    "DraftLine",
    "NoticeLine",
    "comments_for",
    "consolidated",
    "directions_of",
    "draft_of",
    "drafts_in",
    "how_many_talks",
    "life_meetings",
    "life_of",
    "likely_order",
    "lines_of",
    "lines_with",
    "newest_version",
    "next_meetings",
    "not_handed_in",
    "not_reviewed",
    "notice_lines",
    "points_of",
    "speakers_expected",
    "speeches_of",
    "talks_for",
    "talks_matching",
    "versions_for",
    "waiting_level",
    "was_returned",
]
