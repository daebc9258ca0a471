"""Reads of the leadership that several callers share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.analysis.models import Problem
from phases.leadership.models import (
    DutyList,
    GroupMember,
    InspectionNote,
    LeaderDuty,
    Observer,
    Responsibility,
)
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, Unit
from phases.research.models import FieldVisit
from phases.study.models import StudyForm, StudySession
from phases.submissions import selectors as dealings
from phases.timeline.models import Campaign, Phase, Task
from phases.timeline.registers.finding import Register
from phases.timeline.states import open_states

Text = str | Promise

MEMBERS = Register(GroupMember, ("name", "person__name"), "part", ("person", "campaign"))
OBSERVERS = Register(Observer, ("person__name", "how"), "kind", ("person__unit", "campaign"))
INSPECTIONS = Register(
    InspectionNote, ("department__name", "text", "follow_up", "inspector"), related=("department", "campaign")
)


@dataclass(frozen=True)
class Mapped:
    """A leader and the departments whose campaign they guide (domain.md T-07)."""

    leader: Person
    departments: Sequence[Unit]


@dataclass(frozen=True)
class Duties:
    """One leader's list, with how much of it is done."""

    leader: Person
    duties: Sequence[LeaderDuty]

    @property
    def done(self) -> int:
        return sum(duty.done_on is not None for duty in self.duties)


@dataclass(frozen=True)
class Lead:
    """The threefold lead of a leader, counted from records (domain.md S-42); never set side by side as a score."""

    leader: Person
    sessions: int
    visits: int
    problems: int


@dataclass(frozen=True)
class Overdue:
    """One thing whose day is over, and who answers for it."""

    what: Text
    who: Text
    due_on: date | None
    due_words: Text
    url: str


def leaders_of(campaign: Campaign) -> list[Person]:
    """Members of the leadership on the roster; one query."""
    return list(Person.objects.on_roster(campaign.unit).filter(is_leader=True))


def mapped(campaign: Campaign) -> list[Mapped]:
    """Every leader, with their departments in official order; two queries."""
    pairs = Responsibility.objects.filter(campaign=campaign).select_related("department")
    by_leader: dict[int, list[Unit]] = {}
    for pair in pairs:
        by_leader.setdefault(pair.leader_id, []).append(pair.department)
    return [Mapped(leader, by_leader.get(leader.pk, ())) for leader in leaders_of(campaign)]


def unmapped_departments(campaign: Campaign) -> list[Unit]:
    """Departments that no leader guides yet; one query."""
    inside = Unit.objects.below(campaign.unit).filter(kind__in=(Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE))
    taken = Responsibility.objects.filter(campaign=campaign).values("department")
    return list(inside.exclude(pk__in=taken))


def duties_of(campaign: Campaign) -> list[Duties]:
    """Lists in roster order; one query."""
    by_leader: dict[Person, list[LeaderDuty]] = {}
    for duty in LeaderDuty.objects.filter(campaign=campaign).select_related("leader"):
        by_leader.setdefault(duty.leader, []).append(duty)
    return [Duties(leader, duties) for leader, duties in by_leader.items()]


def duty_list(campaign: Campaign) -> DutyList | None:
    return DutyList.objects.filter(campaign=campaign).first()


def leads(campaign: Campaign, until: Phase | None = None) -> list[Lead]:
    """Sessions of collective study attended, contact points visited, problems raised, by leader. Four queries."""
    leaders = leaders_of(campaign)
    held = Meeting.objects.filter(campaign=campaign, kind=Meeting.Kind.STUDY, state=Meeting.State.HELD)
    if until is not None:
        held = held.filter(phase__order__lte=until.order)
    together = StudySession.objects.filter(meeting__in=held, form=StudyForm.COLLECTIVE)
    present = Attendance.objects.filter(
        meeting__in=together.values("meeting"), status=Attendance.Status.PRESENT, person__in=leaders
    )
    visits, problems = FieldVisit.objects.filter(campaign=campaign), Problem.objects.filter(campaign=campaign)
    if until is not None:
        visits, problems = visits.filter(phase__order__lte=until.order), problems.filter(phase__order__lte=until.order)
    at_points = visits.filter(is_contact_point=True, people__in=leaders)
    sessions = Counter(present.values_list("person_id", flat=True))
    visited = Counter(at_points.values_list("people", flat=True))
    raised = Counter(problems.filter(raised_by__in=leaders).values_list("raised_by", flat=True))
    return [Lead(one, sessions[one.pk], visited[one.pk], raised[one.pk]) for one in leaders]


def overdue(campaign: Campaign) -> list[Overdue]:
    """What all departments owe, for the office (domain.md S-45): tasks, findings, answers. Five queries."""
    found = [*_tasks(campaign), *_findings(campaign), *_answers(campaign)]
    return sorted(found, key=lambda one: one.due_on or campaign.today)


def _tasks(campaign: Campaign) -> list[Overdue]:
    tasks = Task.objects.filter(step__phase__campaign=campaign, step__phase__state__in=open_states(), done_on=None)
    late = tasks.filter(due_on__lt=campaign.today).select_related("department")
    plan = reverse("timeline:plan", args=[campaign.slug])
    return [
        Overdue(
            task.name, str(task.department or task.responsible), task.due.last, task.due_words, f"{plan}#task-{task.pk}"
        )
        for task in late
        if task.due.last and task.due.last < campaign.today
    ]


def _findings(campaign: Campaign) -> list[Overdue]:
    open_ones = InspectionNote.objects.filter(campaign=campaign, settled_on=None, due_on__lt=campaign.today)
    return [
        Overdue(
            note.follow_up or note.text,
            str(note.department),
            note.due_on,
            "",
            reverse("leadership:records", args=[campaign.slug, "inspections"]),
        )
        for note in open_ones.select_related("department")
    ]


PATIENCE = timedelta(days=7)


def _answers(campaign: Campaign) -> list[Overdue]:
    papers = reverse("submissions:records", args=[campaign.slug, "papers"])
    consents = reverse("submissions:records", args=[campaign.slug, "consents"])
    waiting = [(paper.title, paper.recipient, paper.sent_on, papers) for paper in dealings.unanswered(campaign)]
    waiting += [(one.subject, one.superior, one.asked_on, consents) for one in dealings.undecided(campaign)]
    return [
        Overdue(what, who, since + PATIENCE, _("no answer for a week"), url)
        for what, who, since, url in waiting
        if since + PATIENCE < campaign.today
    ]
