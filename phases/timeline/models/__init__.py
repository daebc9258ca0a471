"""What must happen: the campaign, its phases, steps, tasks and requirements, and who has which part in it."""

from phases.timeline.models.campaigns import Appointment, Campaign
from phases.timeline.models.gates import GateReview, Waiver
from phases.timeline.models.phases import Phase, Requirement, Step, Task

__all__ = ["Appointment", "Campaign", "GateReview", "Phase", "Requirement", "Step", "Task", "Waiver"]
