"""A campaign at its first gate: head, office, and one demand that its transition meeting be held."""

from types import SimpleNamespace
from typing import Any

from phases.gates import services
from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from phases.timeline.models import GateReview, Phase
from tests.factories import meetings, timeline


def place(**fields: Any) -> SimpleNamespace:
    campaign = timeline.campaign(**fields)
    phase = campaign.phases.get(order=1)
    return SimpleNamespace(
        campaign=campaign,
        phase=phase,
        demand=timeline.demand(phase, text="召开转段会议"),
        head=timeline.part(campaign, Role.HEAD),
        office=timeline.part(campaign, Role.OFFICE),
        member=timeline.part(campaign, Role.MEMBER),
    )


def fresh(phase: Phase) -> Phase:
    return Phase.objects.select_related("campaign__unit").get(pk=phase.pk)


def transition_meeting(of: SimpleNamespace) -> Meeting:
    return meetings.meeting(of.campaign, by=of.office, kind=Meeting.Kind.TRANSITION, title="转段会议")


def requested(of: SimpleNamespace) -> Phase:
    return services.request_transition(phase=fresh(of.phase), by=of.office)


def closed(of: SimpleNamespace) -> Phase:
    """Through the gate by the same acts as in life."""
    transition_meeting(of)
    return services.close_phase(phase=requested(of), by=of.head)


def review(phase: Phase, *, passed: bool = True, **fields: Any) -> GateReview:
    """A row as only an attacker would write it."""
    counts = {"met": 0, "waived": 0, "unmet": 0 if passed else 1} | fields
    return GateReview.objects.create(phase=phase, rows=[], passed=passed, **counts)
