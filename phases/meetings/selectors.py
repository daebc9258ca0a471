"""Reads of meetings that several callers share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, Q, QuerySet

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Group, Person, Unit
from phases.timeline.models import Campaign

COUNTED = {
    "expected": Count("attendance"),
    "present": Count("attendance", filter=Q(attendance__status=Attendance.Status.PRESENT)),
}


@dataclass(frozen=True)
class Turnout:
    """How many of one category came (domain.md S-07: all three classes of members, cadres and staff)."""

    category: str
    expected: int
    present: int

    @property
    def label(self) -> str:
        return str(Person.Category(self.category).label) if self.category else ""


def meetings_of(campaign: Campaign) -> QuerySet[Meeting]:
    """Every meeting that is no study session, with how many were expected and came."""
    return (
        Meeting.objects.filter(campaign=campaign)
        .exclude(kind=Meeting.Kind.STUDY)
        .select_related("phase")
        .annotate(**COUNTED)
        .order_by("-held_on", "-pk")
    )


def matching(meetings: QuerySet[Meeting], filters: dict[str, str]) -> QuerySet[Meeting]:
    """The list page's fields: kind, phase (its order), state and a word."""
    if kind := filters.get("kind"):
        meetings = meetings.filter(kind=kind)
    if (phase := filters.get("phase", "")).isdecimal():
        meetings = meetings.filter(phase__order=int(phase))
    if state := filters.get("state"):
        meetings = meetings.filter(state=state)
    if word := filters.get("q", "").strip():
        meetings = meetings.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(chair__icontains=word))
    return meetings


def turnout_of(meeting: Meeting) -> list[Turnout]:
    """Attendance by class of people, in the order in which classes are always named; one query."""
    rows = (
        meeting.attendance.order_by()
        .values("category")
        .annotate(expected=Count("pk"), present=Count("pk", filter=Q(status=Attendance.Status.PRESENT)))
    )
    order = [*Person.Category.values, ""]
    return sorted(
        (Turnout(row["category"], row["expected"], row["present"]) for row in rows),
        key=lambda row: order.index(row.category),
    )


def expected_at(unit: Unit, kind: str, groups: Sequence[Group] = ()) -> list[Person]:
    """Whom a meeting of this kind expects: the groups' members, else by the kind, in roster order.

    A mobilisation meeting is for members, cadres and staff alike (domain.md S-07); other meetings are for the
    members who have no special arrangement (S-51). A group for everybody stands for all members as well.
    """
    roster = Person.objects.on_roster(unit)
    if groups and not any(group.kind == Group.Kind.ALL for group in groups):
        return list(roster.filter(groups__in=groups).distinct())
    if kind in {Meeting.Kind.MOBILISATION, Meeting.Kind.SUMMARY, Meeting.Kind.TRANSITION}:
        return list(roster.filter(arrangement=Person.Arrangement.NONE))
    return list(roster.party_members().filter(arrangement=Person.Arrangement.NONE))


def clashes(
    campaign: Campaign,
    on: date,
    times: tuple[time | None, time | None],
    people: Iterable[Person],
    *,
    but: int | None = None,
) -> list[Attendance]:
    """Who is recorded as present at another meeting at the same time; one query."""
    starts_at, ends_at = times
    if not (starts_at and ends_at):
        return []
    return list(
        Attendance.objects.filter(
            person__in=[person.pk for person in people],
            status=Attendance.Status.PRESENT,
            meeting__campaign=campaign,
            meeting__state=Meeting.State.HELD,
            meeting__held_on=on,
            meeting__starts_at__lt=ends_at,
            meeting__ends_at__gt=starts_at,
        )
        .exclude(meeting=but)
        .select_related("person", "meeting")
        .order_by("person__order", "meeting__starts_at")
    )
