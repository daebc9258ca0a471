"""Campaigns, phases and parts for tests."""

from itertools import count
from typing import Any

from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign, Phase, Requirement
from phases.timeline.states import PhaseState
from tests.factories import organisation

numbers = count(1)


def campaign(unit: Unit | None = None, **fields: Any) -> Campaign:
    """A campaign with three phases, the first of them in progress."""
    number = next(numbers)
    made = Campaign.objects.create(
        unit=unit or organisation.unit(),
        slug=fields.pop("slug", f"campaign-{number}"),
        name=fields.pop("name", "学习实践活动"),
        short_name=fields.pop("short_name", "学习实践活动"),
        year=fields.pop("year", 2009),
        template_key=fields.pop("template_key", "test"),
        **fields,
    )
    for order, name in enumerate(("学习调研", "分析检查", "整改落实"), start=1):
        Phase.objects.create(
            campaign=made,
            order=order,
            key=f"phase-{order}",
            name=name,
            state=PhaseState.ACTIVE if order == 1 else PhaseState.NOT_STARTED,
        )
    return made


def part(campaign: Campaign, role: Role, user: User | None = None, department: Unit | None = None) -> User:
    """Somebody with that role in the campaign."""
    user = user or organisation.user()
    Appointment.objects.create(campaign=campaign, user=user, role=role, department=department)
    return user


def demand(phase: Phase, criterion: str = "meeting_held", **fields: Any) -> Requirement:
    """A requirement of the phase; without more words that its transition meeting be held."""
    where = fields.pop("where", {"kind": "phase_transition"} if criterion == "meeting_held" else {})
    number = next(numbers)
    text = fields.pop("text", f"要求{number}")
    return Requirement.objects.create(
        phase=phase, key=f"demand-{number}", order=number, text=text, criterion=criterion, where=where, **fields
    )
