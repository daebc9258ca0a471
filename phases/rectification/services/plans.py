"""The plan: begun, laid out after the template, approved by meetings, taken up again (domain.md T-52, T-53, T-55)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit, changes, records
from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.rectification import rules, selectors
from phases.rectification.models import Item, ItemCategory, RectificationPlan
from phases.rectification.states import MOVES, PLAN_MOVES
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


@transaction.atomic
def begin_plan(
    *,
    campaign: Campaign,
    by: User,
    title: str = "",
    directions: Sequence[str] | None = None,
    document: Document | None = None,
) -> RectificationPlan:
    """The campaign's one plan, with the directions and categories of its template; one that stands is handed back."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if standing := selectors.plan_of(campaign):
        return standing
    rules.may_edit_plan(timeline.part_of(by, campaign), None).enforce()
    given: dict[str, Any] = campaign.rules.get("rectification", {})
    with override(campaign.script):
        title = title.strip() or _("Rectification plan of %(unit)s") % {"unit": campaign.unit.name}
    plan = RectificationPlan.objects.create(
        campaign=campaign,
        title=title,
        directions=list(given.get("directions", ())) if directions is None else list(directions),
        document=document,
        created_by=by,
    )
    for order, line in enumerate(given.get("categories", ()), start=1):
        ItemCategory.objects.create(plan=plan, order=order, name=line["name"], direction=line.get("direction", ""))
    audit.append(chain=campaign.audit_chain, act="rectification.begun", by=by, on=plan, after=describe_plan(plan))
    return plan


@transaction.atomic
def change_plan(*, plan: RectificationPlan, by: User, **fields: Any) -> RectificationPlan:
    """`fields`: title, directions, document."""
    plan = locked_plan(plan)
    rules.may_edit_plan(timeline.part_of(by, plan.campaign), plan).enforce()
    before = describe_plan(plan)
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.save()
    old, new = changes.between(before, describe_plan(plan))
    if new:
        _note(plan, "rectification.changed", by, before=old, after=new)
    return plan


@transaction.atomic
def add_category(*, plan: RectificationPlan, name: str, by: User, direction: str = "") -> ItemCategory:
    rules.may_edit_plan(timeline.part_of(by, plan.campaign), plan).enforce()
    last = plan.categories.last()
    category = ItemCategory(plan=plan, name=name, direction=direction, order=last.order + 1 if last else 1)
    return records.add(category, chain=plan.campaign.audit_chain, by=by, act="grouping.added")


@transaction.atomic
def change_category(*, category: ItemCategory, by: User, **fields: Any) -> ItemCategory:
    plan = category.plan
    rules.may_edit_plan(timeline.part_of(by, plan.campaign), plan).enforce()
    return records.change(category, chain=plan.campaign.audit_chain, by=by, act="grouping.changed", **fields)


@transaction.atomic
def remove_category(*, category: ItemCategory, by: User, reason: str = "") -> None:
    plan = category.plan
    rules.may_edit_plan(timeline.part_of(by, plan.campaign), plan).enforce()
    rules.may_remove_category(category).enforce()
    records.remove(category, chain=plan.campaign.audit_chain, by=by, act="grouping.removed", reason=reason)


@transaction.atomic
def approve_plan(
    *, plan: RectificationPlan, meetings: Collection[Meeting], by: User, approved_on: date | None = None
) -> RectificationPlan:
    """The meetings that discussed and approved it are linked; what was being drawn up stands in the plan now."""
    plan = locked_plan(plan)
    rules.may_approve(timeline.part_of(by, plan.campaign), plan, meetings).enforce()
    plan.approved_on = approved_on or max(meeting.held_on for meeting in meetings)
    plan.meetings.set(meetings)
    _move(plan, "approve")
    carry_on(plan, "plan")
    held = "、".join(f"{meeting.title} {meeting.held_on}" for meeting in meetings)
    _note(plan, "rectification.approved", by, after={"approved_on": str(plan.approved_on), "meetings": held})
    return plan


@transaction.atomic
def revise_plan(*, plan: RectificationPlan, by: User, reason: str) -> RectificationPlan:
    """Its items stay as far as they are; what was published stays published until somebody ends it."""
    plan = locked_plan(plan)
    rules.may_revise(timeline.part_of(by, plan.campaign), plan, reason).enforce()
    _move(plan, "revise")
    _note(plan, "rectification.revised", by, reason=reason)
    return plan


def carry_on(plan: RectificationPlan, step: str) -> None:
    """Items that nobody has begun go with their plan; the plan's own entry in the trail tells of all."""
    move = MOVES[step]
    items = Item.objects.filter(category__plan=plan)
    items.filter(state__in=move.sources).update(state=move.target)


def locked_plan(plan: RectificationPlan) -> RectificationPlan:
    found = RectificationPlan.objects.select_for_update(of=("self",)).select_related("campaign__unit", "document")
    return found.get(pk=plan.pk)


def describe_plan(plan: RectificationPlan) -> dict[str, Any]:
    return {"title": plan.title, "directions": plan.directions, "document": str(plan.document or "")}


def _move(plan: RectificationPlan, act: str) -> None:
    plan.state = PLAN_MOVES[act].target
    plan.save()


def _note(plan: RectificationPlan, act: str, by: User, **words: Any) -> None:
    audit.append(chain=plan.campaign.audit_chain, act=act, by=by, on=plan, **words)
