"""What must be true of the plan before it is approved, published or revised (domain.md T-53, T-54)."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from phases.core import moves
from phases.core.verdict import Verdict
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.rectification.models import ItemCategory, RectificationPlan
from phases.rectification.states import PLAN_MOVES, PlanState
from phases.timeline.selectors import Part


def may_edit_plan(part: Part, plan: RectificationPlan | None) -> Verdict:
    if not part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.no(_("The office draws up the plan. Nothing was changed."))
    if plan is not None and plan.state != PlanState.DRAFT:
        return Verdict.no(_("The plan was approved as it stands. Take it up again first; nothing was changed."))
    return Verdict.yes()


def may_approve(part: Part, plan: RectificationPlan, meetings: Collection[Meeting]) -> Verdict:
    """Somebody records which meetings approved it; a plan that none discussed is not approved."""
    if not part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM):
        return Verdict.no(_("The office or the head records the approval. Nothing was changed."))
    if not meetings:
        return Verdict.no(_("Nothing was changed: name the meeting that approved the plan, or record it first."))
    if any(meeting.state != Meeting.State.HELD or meeting.campaign_id != plan.campaign_id for meeting in meetings):
        return Verdict.no(_("Nothing was changed: a meeting that approves was held, and is one of this campaign."))
    return may_move_plan(plan, "approve")


def may_publish(part: Part, plan: RectificationPlan) -> Verdict:
    if not part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.no(_("The office publishes the plan. Nothing was published."))
    return may_move_plan(plan, "publish")


def names_nobody(found: Collection[str], *, names_are_meant: bool) -> Verdict:
    """What is published holds no personal data: a name of the roster in the words is asked about first."""
    if names_are_meant or not found:
        return Verdict.yes()
    said = _(
        "Nothing was published: these names of the roster stand in the words of the items: %(names)s. "
        "Change the words, or say that they are meant."
    )
    return Verdict.no(said % {"names": "、".join(found)})


def may_revise(part: Part, plan: RectificationPlan, reason: str) -> Verdict:
    if not part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM):
        return Verdict.no(_("The office or the head takes the plan up again. Nothing was changed."))
    return may_move_plan(plan, "revise", reason)


def may_move_plan(plan: RectificationPlan, act: str, reason: str = "") -> Verdict:
    return moves.may_move(PLAN_MOVES, act, plan.state, plan.get_state_display(), reason)


def may_remove_category(category: ItemCategory) -> Verdict:
    if category.items.exists():
        return Verdict.no(_("Items stand in this category, so it stays. Put them into another one first."))
    return Verdict.yes()
