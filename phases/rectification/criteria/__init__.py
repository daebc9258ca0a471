"""What rectification offers to the gate; `phases.gates.catalogue` lists it."""

from phases.rectification.criteria.items import ItemsClosed, ItemsPlanned, ItemsSettled, QuickFixesClosed
from phases.rectification.criteria.plans import (
    MeasuresNamed,
    PlanApproved,
    PlanPublished,
    RegulationsBound,
    RegulationsDone,
)

__all__ = [
    "ItemsClosed",
    "ItemsPlanned",
    "ItemsSettled",
    "MeasuresNamed",
    "PlanApproved",
    "PlanPublished",
    "QuickFixesClosed",
    "RegulationsBound",
    "RegulationsDone",
]
