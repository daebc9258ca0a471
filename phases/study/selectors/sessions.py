"""Reads of study sessions that several callers share."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from phases.meetings.models import Attendance, Meeting, MeetingGroup
from phases.organisation.models import Group
from phases.study.models import StudySession
from phases.timeline.models import Campaign, Phase

COUNTED = {
    "expected": Count("meeting__attendance"),
    "present": Count("meeting__attendance", filter=Q(meeting__attendance__status=Attendance.Status.PRESENT)),
}

# Who held or gave a session: an invited lecturer, the superior (domain.md S-18, T-16).
BY = {"external": Q(lecturer_is_external=True), "superior": ~Q(meeting__host="")}

TOO_LONG = 10
"""Digits of a number that no key has; SQLite refuses it with an error."""


def held_in(phase: Phase) -> QuerySet[StudySession]:
    return StudySession.objects.filter(meeting__phase=phase, meeting__state=Meeting.State.HELD)


def count_held(
    phase: Phase,
    *,
    group: str = "",
    forms: Sequence[str] = (),
    meetings: QuerySet[Meeting] | None = None,
    external: bool = False,
) -> int:
    """Sessions of a kind of group; one that several groups share counts once (domain.md T-60).

    `meetings` narrows them to some, for example to those of a period; `external` to those of invited lecturers.
    """
    held = held_in(phase)
    if external:
        held = held.filter(BY["external"])
    if meetings is not None:
        held = held.filter(meeting__in=meetings)
    if group:
        held = held.filter(Exists(MeetingGroup.objects.filter(meeting=OuterRef("pk"), group__kind=group)))
    if forms:
        held = held.filter(form__in=forms)
    return held.count()


def sessions_of(campaign: Campaign) -> QuerySet[StudySession]:
    """The campaign's sessions with groups and with how many were expected and came.

    Newest first; of one day the central group's come before the others' (domain.md S-10).
    """
    return (
        StudySession.objects.filter(meeting__campaign=campaign)
        .select_related("meeting__phase")
        .prefetch_related("meeting__for_groups__group")
        .annotate(**COUNTED, central=Exists(_central()))
        .order_by("-meeting__held_on", "-central", "-meeting__starts_at", "-pk")
    )


def by_group(phase: Phase) -> list[tuple[str, int]]:
    """How many sessions each group held, the central group first (domain.md S-10); one query."""
    links = MeetingGroup.objects.filter(
        meeting__phase=phase, meeting__kind=Meeting.Kind.STUDY, meeting__state=Meeting.State.HELD
    )
    rows = links.order_by().values_list("group__kind", "group__order", "group__pk", "group__name")
    counted = rows.annotate(number=Count("pk"))
    in_order = sorted(counted, key=lambda row: (row[0] != Group.Kind.PARTY_GROUP, row[1], row[2]))
    return [(name, number) for _kind, _order, _pk, name, number in in_order]


def matching(sessions: QuerySet[StudySession], filters: dict[str, str]) -> QuerySet[StudySession]:
    """The list page's fields: group, form, phase (its order), by (external, superior), state, person, a word."""
    number = {name: int(value) for name, value in filters.items() if value.isdecimal() and len(value) < TOO_LONG}
    sessions = _of_groups(sessions, number.get("group"), filters.get("group_kind"))
    if form := filters.get("form"):
        sessions = sessions.filter(form=form)
    if phase := number.get("phase"):
        sessions = sessions.filter(meeting__phase__order=phase)
    if (by := filters.get("by", "")) in BY:
        sessions = sessions.filter(BY[by])
    if state := filters.get("state"):
        sessions = sessions.filter(meeting__state=state)
    if person := number.get("person"):
        sessions = sessions.filter(Exists(Attendance.objects.filter(meeting=OuterRef("pk"), person=person)))
    if word := filters.get("q", "").strip():
        sessions = sessions.filter(
            Q(meeting__title__icontains=word) | Q(content__icontains=word) | Q(lecturer__icontains=word)
        )
    return sessions


def _of_groups(sessions: QuerySet[StudySession], group: int | None, kind: str | None) -> QuerySet[StudySession]:
    """Those held for one group, or for groups of a kind."""
    links = MeetingGroup.objects.filter(meeting=OuterRef("pk"))
    if group:
        sessions = sessions.filter(Exists(links.filter(group=group)))
    return sessions.filter(Exists(links.filter(group__kind=kind))) if kind else sessions


def _central() -> QuerySet[MeetingGroup]:
    return MeetingGroup.objects.filter(meeting=OuterRef("pk"), group__kind=Group.Kind.PARTY_GROUP)
