"""Reflections: handed in by their writers, or entered by whoever received them on paper (domain.md S-20)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.organisation.models import User
from phases.study import rules
from phases.study.facts import ReflectionFacts
from phases.study.models import Reflection
from phases.timeline import selectors as timeline
from phases.timeline.models import Phase


@transaction.atomic
def receive_reflections(*, phase: Phase, lines: Sequence[ReflectionFacts], by: User) -> list[Reflection]:
    """One with its text, or many that came on paper on one day: one act."""
    campaign = phase.campaign
    part = timeline.part_of(by, campaign)
    for facts in lines:
        rules.may_hand_in(part, by.person, facts.department, facts.person).enforce()
        rules.has_come(facts.received_on, campaign).enforce()
    written = Reflection.objects.bulk_create(
        Reflection(
            campaign=campaign,
            phase=phase,
            recorded_by=by,
            **{name: getattr(facts, name) for name in ReflectionFacts.PLAIN},
        )
        for facts in lines
    )
    if written:
        audit.append(
            chain=campaign.audit_chain,
            act="reflection.received",
            by=by,
            on=written[0] if len(written) == 1 else phase,
            after=describe(written[0])
            if len(written) == 1
            else {"department": "、".join(str(one.person or one.department) for one in written)},
        )
    return written


@transaction.atomic
def change_reflection(*, reflection: Reflection, facts: ReflectionFacts, by: User) -> Reflection:
    part = timeline.part_of(by, reflection.campaign)
    rules.may_hand_in(part, by.person, reflection.department, reflection.person).enforce()
    rules.may_hand_in(part, by.person, facts.department, facts.person).enforce()
    rules.may_take_back(reflection).enforce()
    rules.has_come(facts.received_on, reflection.campaign).enforce()
    before = describe(reflection)
    for name in ReflectionFacts.PLAIN:
        setattr(reflection, name, getattr(facts, name))
    reflection.save()
    _append(reflection, "reflection.changed", by, before)
    return reflection


@transaction.atomic
def take_back_reflection(*, reflection: Reflection, by: User) -> Reflection:
    part = timeline.part_of(by, reflection.campaign)
    rules.may_hand_in(part, by.person, reflection.department, reflection.person).enforce()
    rules.may_take_back(reflection).enforce()
    reflection.taken_back_at = timezone.now()
    reflection.save(update_fields=["taken_back_at"])
    _append(reflection, "reflection.taken_back", by)
    return reflection


@transaction.atomic
def put_back_reflection(*, reflection: Reflection, by: User) -> Reflection:
    """Undo of `take_back_reflection`."""
    part = timeline.part_of(by, reflection.campaign)
    rules.may_hand_in(part, by.person, reflection.department, reflection.person).enforce()
    reflection.taken_back_at = None
    reflection.save(update_fields=["taken_back_at"])
    _append(reflection, "reflection.put_back", by)
    return reflection


def describe(reflection: Reflection) -> dict[str, Any]:
    """Whose it is and when it came; its words stay out of the trail, where others read."""
    return {
        "department": str(reflection.department),
        "person": str(reflection.person or ""),
        "title": reflection.title,
        "received_on": reflection.received_on.isoformat(),
    }


def _append(reflection: Reflection, act: str, by: User, before: dict[str, Any] | None = None) -> None:
    audit.append(
        chain=reflection.campaign.audit_chain,
        act=act,
        by=by,
        on=reflection,
        before=before or {},
        after=describe(reflection),
    )
