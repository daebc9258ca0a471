"""Phases: their one road from state to state, their dates, tasks and requirements."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from phases.core import audit
from phases.core.vague_dates import parse
from phases.organisation.models import User
from phases.timeline import rules
from phases.timeline.models import Campaign, GateReview, Phase, Requirement, Task
from phases.timeline.services.campaigns import set_dates
from phases.timeline.states import PhaseState

ACTS = {
    "start": "phase.opened",
    "wrap_up": "phase.wrapped_up",
    "resume": "phase.changed",
    "request": "phase.transition_requested",
    "send_back": "phase.returned",
    "close": "phase.closed",
    "close_again": "phase.closed",
    "finish": "phase.closed",
    "reopen": "phase.reopened",
}


@transaction.atomic
def move(*, phase: Phase, act: str, by: User | None, reason: str = "", review: GateReview | None = None) -> Phase:
    """The one road of every change of state; `review` is the gate's verdict where the move needs one."""
    phase = Phase.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=phase.pk)
    rules.may_move(phase, act, reason=reason, review=review).enforce()
    legal = rules.move_of(phase, act)
    if legal is None:  # may_move has refused already; this is for the reader of types
        raise LookupError(act)
    before, phase.state = phase.state, legal.target
    if legal.target == PhaseState.ACTIVE and phase.started_on is None:
        phase.started_on = phase.campaign.today
    if legal.target == PhaseState.CLOSED:
        phase.ended_on, phase.closing_review = phase.campaign.today, review
    phase.save()
    audit.append(
        chain=phase.campaign.audit_chain,
        act=ACTS[act],
        by=by,
        on=phase,
        reason=reason,
        before={"state": before},
        after={"state": phase.state} | follow(phase.campaign),
    )
    return phase


def follow(campaign: Campaign) -> dict[str, str]:
    """A campaign is closed with the last of its phases, and in progress again when one is reopened."""
    goes_on = campaign.phases.exclude(state=PhaseState.CLOSED).exists()
    state = Campaign.State.ACTIVE if goes_on else Campaign.State.CLOSED
    if campaign.state == state:
        return {}
    campaign.state = state
    campaign.save(update_fields=["state"])
    return {"campaign": str(state)}


@transaction.atomic
def change_phase(
    *,
    phase: Phase,
    by: User,
    name: str,
    start: str,
    end: str,
    started_on: date | None = None,
    ended_on: date | None = None,
) -> Phase:
    """Name and dates; the announced words are kept as written."""
    fields = ("name", "start_words", "end_words", "started_on", "ended_on")
    before = {field: str(getattr(phase, field) or "") for field in fields}
    phase.name, phase.started_on, phase.ended_on = name, started_on, ended_on
    set_dates(phase, start=start, end=end)
    phase.save()
    after = {field: str(getattr(phase, field) or "") for field in fields}
    if before != after:
        audit.append(chain=phase.campaign.audit_chain, act="phase.changed", by=by, on=phase, before=before, after=after)
    return phase


@transaction.atomic
def change_task(*, task: Task, by: User, due: str = "", **fields: Any) -> Task:
    """Who answers for it, what, how, how well, until when (domain.md T-04)."""
    campaign = task.step.phase.campaign
    vague = parse(due, year=campaign.year)
    fields |= {"due_words": vague.words, "due_on": vague.on, "due_precision": vague.precision}
    before = {name: str(getattr(task, name) or "") for name in fields}
    for name, value in fields.items():
        setattr(task, name, value)
    task.save()
    after = {name: str(getattr(task, name) or "") for name in fields}
    if before != after:
        audit.append(chain=campaign.audit_chain, act="task.changed", by=by, on=task, before=before, after=after)
    return task


@transaction.atomic
def tick_task(*, task: Task, by: User, on: date | None) -> Task:
    """Done on that day; None takes the tick back."""
    task.done_on = on
    task.save(update_fields=["done_on"])
    campaign = task.step.phase.campaign
    audit.append(chain=campaign.audit_chain, act="task.done" if on else "task.undone", by=by, on=task)
    return task


@transaction.atomic
def add_requirement(*, phase: Phase, by: User, reason: str = "", **fields: Any) -> Requirement:
    rules.may_change_requirement(phase, reason).enforce()
    order = (phase.requirements.aggregate(last=Max("order"))["last"] or 0) + 1
    requirement = Requirement.objects.create(phase=phase, order=order, key=f"own-{order}-{phase.pk}", **fields)
    audit.append(
        chain=phase.campaign.audit_chain,
        act="requirement.created",
        by=by,
        on=requirement,
        reason=reason,
        after={"text": requirement.text, "value": str(requirement.value)},
    )
    return requirement


@transaction.atomic
def change_requirement(*, requirement: Requirement, by: User, reason: str = "", **fields: Any) -> Requirement:
    rules.may_change_requirement(requirement.phase, reason).enforce()
    before = {name: str(getattr(requirement, name)) for name in fields}
    for name, value in fields.items():
        setattr(requirement, name, value)
    requirement.save()
    after = {name: str(getattr(requirement, name)) for name in fields}
    audit.append(
        chain=requirement.phase.campaign.audit_chain,
        act="requirement.changed",
        by=by,
        on=requirement,
        reason=reason,
        before=before,
        after=after,
    )
    return requirement


@transaction.atomic
def remove_requirement(*, requirement: Requirement, by: User, reason: str = "") -> None:
    rules.may_remove_requirement(requirement, reason).enforce()
    chain = requirement.phase.campaign.audit_chain
    before = {"text": requirement.text, "value": str(requirement.value)}
    audit.append(chain=chain, act="requirement.removed", by=by, on=requirement, reason=reason, before=before)
    requirement.delete()
