"""What happens to campaigns, phases and parts."""

from phases.timeline.services.campaigns import change_campaign, create_campaign
from phases.timeline.services.parts import appoint, end_appointment
from phases.timeline.services.phases import (
    add_requirement,
    change_phase,
    change_requirement,
    change_task,
    move,
    remove_requirement,
    tick_task,
)

__all__ = [
    "add_requirement",
    "appoint",
    "change_campaign",
    "change_phase",
    "change_requirement",
    "change_task",
    "create_campaign",
    "end_appointment",
    "move",
    "remove_requirement",
    "tick_task",
]
