"""Reads of meetings that several callers share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core import keys
from phases.meetings.models import Attendance, Meeting, StageReview
from phases.organisation.models import Group, Person, Unit
from phases.timeline.models import Campaign, Phase

COUNTED = {
    "expected": Count("attendance"),
    "present": Count("attendance", filter=Q(attendance__status=Attendance.Status.PRESENT)),
}
# Who is expected at an organisational life meeting (domain.md T-31).
AT_ORG_LIFE = (*Person.PARTY_CATEGORIES, Person.Category.ACTIVIST, Person.Category.MASS)


@dataclass(frozen=True)
class Turnout:
    """How many of one category came (domain.md S-07: all three classes of members, cadres and staff)."""

    category: str
    expected: int
    present: int

    @property
    def label(self) -> str:
        return str(Person.Category(self.category).label) if self.category else ""


@dataclass(frozen=True)
class ClassLine:
    """One line of the table of attendance; who was a guest was not expected by a list (domain.md T-31)."""

    label: str
    present: int
    expected: int | None = None

    def __str__(self) -> str:
        return f"{self.label}{self.present}" if self.expected is None else f"{self.label}{self.present}/{self.expected}"


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
    if keys.is_key(phase := filters.get("phase", "")):
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


def attendance_by_class(meeting: Meeting) -> list[ClassLine]:
    """The superior first, then the classes of the roster, then other guests; one query."""
    lines = [ClassLine(row.label, row.present, row.expected) for row in turnout_of(meeting)]
    if superiors := len(meeting.superior_names):
        lines.insert(0, ClassLine(str(_("from the superior")), superiors))
    if guests := len(meeting.guest_names):
        lines.append(ClassLine(str(_("other guests")), guests))
    return lines


def reviews_of(campaign: Campaign) -> QuerySet[StageReview]:
    return StageReview.objects.filter(phase__campaign=campaign).select_related("phase", "meeting")


def is_reviewed(phase: Phase) -> bool:
    return StageReview.objects.filter(phase=phase).exists()


def reviews_matching(reviews: QuerySet[StageReview], filters: dict[str, str]) -> QuerySet[StageReview]:
    """The list page's fields: phase (its order) and a word."""
    if keys.is_key(phase := filters.get("phase", "")):
        reviews = reviews.filter(phase__order=int(phase[:4]))
    if word := filters.get("q", "").strip():
        reviews = reviews.filter(Q(text__icontains=word) | Q(reviewer__icontains=word))
    return reviews


def signing(campaign: Campaign, filters: dict[str, str]) -> list[Person]:
    """Who signs: those expected at the meeting of the filter, else the whole roster."""
    number = filters.get("meeting", "")
    if not number.isdecimal():
        return list(Person.objects.on_roster(campaign.unit))
    meeting = Meeting.objects.filter(campaign=campaign, pk=int(number[:12])).select_related("campaign__unit").first()
    return expected_of(meeting) if meeting else []


def expected_of(meeting: Meeting) -> list[Person]:
    """Whom a recorded or planned meeting expects: those on its list, else those whom its groups and kind expect."""
    if lines := list(meeting.attendance.select_related("person__unit")):
        return [line.person for line in lines]
    groups = [link.group for link in meeting.for_groups.select_related("group")]
    return expected_at(meeting.campaign.unit, meeting.kind, groups)


def expected_at(unit: Unit, kind: str, groups: Sequence[Group] = ()) -> list[Person]:
    """Whom a meeting of this kind expects: the groups' members, else by the kind, in roster order.

    A mobilisation meeting is for members, cadres and staff alike (domain.md S-07); other meetings are for the
    members who have no special arrangement (S-51). Activists and representatives of the masses come to an
    organisational life meeting too, the leaders alone to a democratic one (domain.md T-31, 2.1). A group for
    everybody stands for all members as well.
    """
    roster = Person.objects.on_roster(unit)
    if groups and not any(group.kind == Group.Kind.ALL for group in groups):
        return list(roster.filter(groups__in=groups).distinct())
    if kind == Meeting.Kind.ORG_LIFE:
        return list(roster.filter(category__in=AT_ORG_LIFE, arrangement=Person.Arrangement.NONE))
    if kind == Meeting.Kind.DEMOCRATIC_LIFE:
        return list(roster.filter(is_leader=True, arrangement=Person.Arrangement.NONE))
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
