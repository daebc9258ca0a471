"""The review of a phase, written down before its report (domain.md S-53)."""

from typing import Any

from django.db import transaction

from phases.core import audit
from phases.meetings import rules
from phases.meetings.models import StageReview
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def record_review(*, review: StageReview, by: User) -> StageReview:
    _may(review, by)
    review.recorded_by = by
    review.save()
    _append(review, "stage_review.recorded", by, after=describe(review))
    return review


@transaction.atomic
def change_review(*, review: StageReview, by: User) -> StageReview:
    """What stood before stays readable in the trail."""
    _may(review, by)
    before = describe(StageReview.objects.select_related("phase", "meeting").get(pk=review.pk))
    review.save()
    _append(review, "stage_review.changed", by, before=before, after=describe(review))
    return review


@transaction.atomic
def remove_review(*, review: StageReview, by: User) -> None:
    """One that was recorded by mistake; the trail keeps its words."""
    rules.may_review(timeline.part_of(by, review.phase.campaign)).enforce()
    _append(review, "stage_review.removed", by, before=describe(review))
    review.delete()


def describe(review: StageReview) -> dict[str, Any]:
    """As the trail keeps it."""
    return {
        "phase": review.phase.name,
        "reviewer": review.reviewer,
        "reviewed_on": review.reviewed_on.isoformat(),
        "text": review.text,
        **({"meeting": review.meeting.title} if review.meeting else {}),
    }


def _may(review: StageReview, by: User) -> None:
    campaign = review.phase.campaign
    rules.may_review(timeline.part_of(by, campaign)).enforce()
    rules.is_a_day_of(review.reviewed_on, campaign).enforce()


def _append(review: StageReview, act: str, by: User, **states: Any) -> None:
    audit.append(chain=review.phase.campaign.audit_chain, act=act, by=by, on=review, **states)
