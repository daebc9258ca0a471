"""Ticks on the check-list, and activities of striving for excellence (domain.md S-11, T-14, S-50)."""

from typing import Any

from django.db import transaction

from phases.core import audit
from phases.organisation.models import Unit, User
from phases.study import rules
from phases.study.facts import ActivityFacts
from phases.study.models import ChecklistTick, ExcellenceActivity
from phases.study.selectors import checklist
from phases.timeline import selectors as timeline
from phases.timeline.models import Phase


@transaction.atomic
def tick_item(*, phase: Phase, department: Unit, item: str, note: str, by: User) -> ChecklistTick:
    """Somebody's word for an item that no record shows."""
    rules.may_write_for(timeline.part_of(by, phase.campaign), department).enforce()
    fact = next((one.fact for one in checklist.items_of(phase.campaign) if one.name == item), "")
    rules.may_tick(item, fact, note).enforce()
    tick, _made = ChecklistTick.objects.update_or_create(
        phase=phase,
        department=department,
        item=item,
        defaults={"campaign": phase.campaign, "note": note.strip(), "ticked_by": by},
    )
    _append(tick, "checklist.ticked", by, after={"item": item, "department": str(department), "note": tick.note})
    return tick


@transaction.atomic
def untick_item(*, tick: ChecklistTick, by: User) -> None:
    rules.may_write_for(timeline.part_of(by, tick.campaign), tick.department).enforce()
    before = {"item": tick.item, "department": str(tick.department), "note": tick.note}
    _append(tick, "checklist.unticked", by, before=before)
    tick.delete()


@transaction.atomic
def record_activity(*, phase: Phase, facts: ActivityFacts, by: User) -> ExcellenceActivity:
    campaign = phase.campaign
    rules.may_write_for(timeline.part_of(by, campaign), facts.department).enforce()
    rules.has_come(facts.on, campaign).enforce()
    plain = {name: getattr(facts, name) for name in ActivityFacts.PLAIN}
    activity = ExcellenceActivity.objects.create(campaign=campaign, phase=phase, recorded_by=by, **plain)
    _append(activity, "activity.recorded", by, after=describe(activity))
    return activity


@transaction.atomic
def change_activity(*, activity: ExcellenceActivity, facts: ActivityFacts, by: User) -> ExcellenceActivity:
    part = timeline.part_of(by, activity.campaign)
    rules.may_write_for(part, activity.department).enforce()
    rules.may_write_for(part, facts.department).enforce()
    rules.has_come(facts.on, activity.campaign).enforce()
    before = describe(activity)
    for name in ActivityFacts.PLAIN:
        setattr(activity, name, getattr(facts, name))
    activity.save()
    _append(activity, "activity.changed", by, before=before, after=describe(activity))
    return activity


@transaction.atomic
def remove_activity(*, activity: ExcellenceActivity, by: User) -> None:
    rules.may_write_for(timeline.part_of(by, activity.campaign), activity.department).enforce()
    _append(activity, "activity.removed", by, before=describe(activity))
    activity.delete()


def describe(activity: ExcellenceActivity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "on": activity.on.isoformat(),
        "department": str(activity.department or ""),
        "what": activity.what,
        "evaluation": activity.evaluation,
    }


def _append(on: ChecklistTick | ExcellenceActivity, act: str, by: User, **kept: Any) -> None:
    audit.append(chain=on.campaign.audit_chain, act=act, by=by, on=on, **kept)
