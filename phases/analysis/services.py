"""What happens to a problem. `move` is the one road for its state; rectification calls `follow`."""

from typing import Any

from django.db import transaction

from phases.analysis import rules, selectors
from phases.analysis.models import Problem
from phases.analysis.states import MOVES
from phases.core import audit, changes, moves
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = ("subject", "text", "source", "cause", "remarks")
LINKS = ("groups", "topics", "discussions")


@transaction.atomic
def add_problem(*, campaign: Campaign, phase: Phase, by: User, **fields: Any) -> Problem:
    """`fields`: subject, text, source, cause, department, raised_by, remarks, groups, topics, discussions."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # numbers are given one after the other
    part = timeline.part_of(by, campaign)
    rules.may_add(part).enforce()
    links = {name: list(fields.pop(name, ())) for name in LINKS}
    problem = Problem(campaign=campaign, phase=phase, number=selectors.next_number(campaign), created_by=by, **fields)
    rules.may_add_for(part, problem).enforce()
    problem.save()
    _link(problem, links)
    audit.append(chain=campaign.audit_chain, act="problem.found", by=by, on=problem, after=describe(problem))
    return problem


@transaction.atomic
def change_problem(*, problem: Problem, by: User, **fields: Any) -> Problem:
    problem = locked(problem)
    part = timeline.part_of(by, problem.campaign)
    rules.may_edit(part, problem).enforce()
    before = describe(problem)
    links = {name: list(fields.pop(name)) for name in LINKS if name in fields}
    for name, value in fields.items():
        setattr(problem, name, value)
    rules.may_add_for(part, problem).enforce()
    rules.keeps_its_cause(problem).enforce()
    problem.save()
    _link(problem, links)
    old, new = changes.between(before, describe(problem))
    if new:
        audit.append(
            chain=problem.campaign.audit_chain, act="problem.changed", by=by, on=problem, before=old, after=new
        )
    return problem


@transaction.atomic
def remove_problem(*, problem: Problem, by: User) -> None:
    """What it said stays readable in the trail."""
    problem = locked(problem)
    rules.may_edit(timeline.part_of(by, problem.campaign), problem).enforce()
    rules.may_remove(problem).enforce()
    audit.append(chain=problem.campaign.audit_chain, act="problem.removed", by=by, on=problem, before=describe(problem))
    problem.delete()


@transaction.atomic
def move(*, problem: Problem, act: str, by: User, reason: str = "") -> Problem:
    """A step that somebody takes by hand."""
    moves.may_be_taken(MOVES, act).enforce()
    problem = locked(problem)
    rules.may_decide(timeline.part_of(by, problem.campaign)).enforce()
    return follow(problem, act, by, reason)


def follow(problem: Problem, act: str, by: User, reason: str = "") -> Problem:
    """The step itself; the caller is atomic, holds the row and has asked who may."""
    rules.may_move(problem, act, reason).enforce()
    before, problem.state = problem.state, MOVES[act].target
    problem.save(update_fields=["state"])
    audit.append(
        chain=problem.campaign.audit_chain,
        act="problem.moved",
        by=by,
        on=problem,
        reason=reason,
        before={"state": before},
        after={"state": problem.state},
    )
    return problem


def locked(problem: Problem) -> Problem:
    """The row as it stands now, held until the transaction ends."""
    found = Problem.objects.select_for_update(of=("self",))
    return found.select_related("campaign", "department", "raised_by").get(pk=problem.pk)


def describe(problem: Problem) -> dict[str, Any]:
    """A problem as the trail keeps it."""
    return {
        **{name: getattr(problem, name) for name in PLAIN},
        "department": str(problem.department or ""),
        "raised_by": str(problem.raised_by or ""),
        "groups": "、".join(str(group.number) for group in problem.groups.all()),
        "topics": "、".join(topic.title for topic in problem.topics.all()),
        "discussions": "、".join(str(one) for one in problem.discussions.select_related("department")),
    }


def _link(problem: Problem, links: dict[str, list[Any]]) -> None:
    for name, chosen in links.items():
        getattr(problem, name).set(chosen)
