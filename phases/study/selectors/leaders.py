"""How leading cadres took part in study (domain.md S-40, S-42): counted for each, in roster order, never compared."""

from collections import defaultdict
from dataclasses import dataclass

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.study.models import COUNTED_FORMS, StudySession
from phases.timeline.models import Phase


@dataclass(frozen=True)
class Leading:
    """One leader: sessions attended by form, of how many that expected them, and the hours they led."""

    person: Person
    collective: int
    lectures: int
    seminars: int
    expected: int
    led: int

    @property
    def attended(self) -> int:
        return self.collective + self.lectures + self.seminars


def attendance_of(phase: Phase) -> list[Leading]:
    """Every leader of the roster. Three queries."""
    leaders = list(Person.objects.on_roster(phase.campaign.unit).filter(is_leader=True))
    lines = Attendance.objects.filter(
        meeting__phase=phase,
        meeting__kind=Meeting.Kind.STUDY,
        meeting__state=Meeting.State.HELD,
        person__in=[leader.pk for leader in leaders],
    )
    forms = dict(StudySession.objects.filter(meeting__phase=phase).values_list("pk", "form"))
    came: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys((*COUNTED_FORMS, "expected", "led"), 0))
    names = {leader.pk: leader.name for leader in leaders}
    for meeting, person, status, chair in lines.values_list("meeting", "person", "status", "meeting__chair"):
        form = forms.get(meeting, "")
        if form not in COUNTED_FORMS:
            continue
        came[person]["expected"] += 1
        if status == Attendance.Status.PRESENT:
            came[person][form] += 1
            came[person]["led"] += chair == names[person]
    return [_line(leader, came[leader.pk]) for leader in leaders]


def _line(leader: Person, came: dict[str, int]) -> Leading:
    collective, lectures, seminars = (came[form] for form in COUNTED_FORMS)
    return Leading(leader, collective, lectures, seminars, came["expected"], came["led"])
