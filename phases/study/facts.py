"""What somebody types about a study session, before it is a record."""

from dataclasses import dataclass
from datetime import time

from phases.meetings.facts import MeetingFacts
from phases.study.models import StudyForm, StudyMaterial


@dataclass(frozen=True)
class SessionFacts:
    """The meeting and what makes it study; what is left out is empty."""

    meeting: MeetingFacts
    half_hours: int
    form: str = StudyForm.COLLECTIVE
    content: str = ""
    materials: tuple[StudyMaterial, ...] = ()
    lecturer: str = ""
    lecturer_from: str = ""
    lecturer_is_external: bool = False

    # Fields that are copied to the record as they are.
    PLAIN = ("form", "half_hours", "content", "lecturer", "lecturer_from", "lecturer_is_external")


def half_hours_between(starts_at: time, ends_at: time, *, minutes_per_hour: int = 60) -> int:
    """The credit between two times in half hours, rounded down: nobody is credited what did not happen."""
    minutes = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
    return max(0, minutes * 2 // minutes_per_hour)
