"""The review of a phase, written down before its report (domain.md S-53)."""

from datetime import date
from typing import Any

from phases.core import records
from phases.meetings import rules
from phases.meetings.models import Meeting, StageReview
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase


def record_review(
    *, phase: Phase, reviewer: str, reviewed_on: date, text: str, by: User, meeting: Meeting | None = None
) -> StageReview:
    """Who reviewed the phase, on which day, in which words."""
    _may(phase.campaign, reviewed_on, by)
    review = StageReview(
        phase=phase, reviewer=reviewer, reviewed_on=reviewed_on, text=text, meeting=meeting, recorded_by=by
    )
    return records.add(review, chain=phase.campaign.audit_chain, by=by, act="review.recorded")


def change_review(*, review: StageReview, by: User, **fields: Any) -> StageReview:
    """What stood before stays readable in the trail."""
    campaign = review.phase.campaign
    _may(campaign, fields.get("reviewed_on", review.reviewed_on), by)
    return records.change(review, chain=campaign.audit_chain, by=by, act="review.changed", **fields)


def remove_review(*, review: StageReview, by: User) -> None:
    """One that was recorded by mistake; the trail keeps its words."""
    campaign = review.phase.campaign
    rules.may_review(timeline.part_of(by, campaign)).enforce()
    records.remove(review, chain=campaign.audit_chain, by=by, act="review.removed")


def _may(campaign: Campaign, day: date, by: User) -> None:
    rules.may_review(timeline.part_of(by, campaign)).enforce()
    rules.is_a_day_of(day, campaign).enforce()
