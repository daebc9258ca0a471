"""An appraisal as its page shows it: its steps and deeds, its result drawn, and what a new one begins with."""

from phases.appraisal.reading.beginning import Beginning, beginning
from phases.appraisal.reading.showing import (
    Bar,
    Kept,
    asked_again,
    bars_of,
    compared,
    kept_of,
    warnings_of,
    worth_of_a_vote,
)
from phases.appraisal.reading.steps import CALLED, SAYS, Deed, Step, deeds_of, may_be_done, steps_of, warned_before

__all__ = [
    "CALLED",
    "SAYS",
    "Bar",
    "Beginning",
    "Deed",
    "Kept",
    "Step",
    "asked_again",
    "bars_of",
    "beginning",
    "compared",
    "deeds_of",
    "kept_of",
    "may_be_done",
    "steps_of",
    "warned_before",
    "warnings_of",
    "worth_of_a_vote",
]
