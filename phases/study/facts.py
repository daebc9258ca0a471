"""What somebody types about study, before it is a record."""

from dataclasses import dataclass
from datetime import date, time

from phases.meetings import facts as meetings
from phases.meetings.facts import MeetingFacts, Presence
from phases.organisation.models import Group, Person, Unit
from phases.study.models import StudyForm, StudyMaterial, StudySession
from phases.timeline.models import Phase


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


@dataclass(frozen=True)
class PlanFacts:
    """One row of the study plan; `when` are the announced words."""

    phase: Phase
    theme: str
    when: str = ""
    form: str = StudyForm.COLLECTIVE
    half_hours: int = 4
    lead: str = ""
    who: str = ""
    remarks: str = ""
    groups: tuple[Group, ...] = ()
    materials: tuple[StudyMaterial, ...] = ()
    department: Unit | None = None

    # Fields that are copied to the record as they are.
    PLAIN = ("phase", "theme", "form", "half_hours", "lead", "who", "remarks", "department")


@dataclass(frozen=True)
class ReflectionFacts:
    """A reflection of a department, or of one person; the text may stay on paper."""

    department: Unit
    received_on: date
    person: Person | None = None
    title: str = ""
    text: str = ""

    PLAIN = ("department", "person", "title", "text", "received_on")


@dataclass(frozen=True)
class ActivityFacts:
    """An activity of striving for excellence (domain.md S-50)."""

    title: str
    on: date
    department: Unit | None = None
    what: str = ""
    evaluation: str = ""

    PLAIN = ("title", "on", "department", "what", "evaluation")


def half_hours_between(starts_at: time, ends_at: time, *, minutes_per_hour: int = 60) -> int:
    """The credit between two times in half hours, rounded down: nobody is credited what did not happen."""
    minutes = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
    return max(0, minutes * 2 // minutes_per_hour)


def facts_of(session: StudySession, *, attendance: tuple[Presence, ...]) -> SessionFacts:
    """A record as facts again, held, with another attendance: for those who only take the roll."""
    return SessionFacts(
        meeting=meetings.facts_of(session.meeting, attendance=attendance),
        materials=tuple(session.materials.all()),
        **{name: getattr(session, name) for name in SessionFacts.PLAIN},
    )
