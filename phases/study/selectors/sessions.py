"""Reads of study sessions that several callers share."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from phases.meetings.models import Attendance, Meeting, MeetingGroup
from phases.study.models import StudySession
from phases.timeline.models import Campaign, Phase

COUNTED = {
    "expected": Count("meeting__attendance"),
    "present": Count("meeting__attendance", filter=Q(meeting__attendance__status=Attendance.Status.PRESENT)),
}

TOO_LONG = 10
"""Digits of a number that no key has; SQLite refuses it with an error."""


def held_in(phase: Phase) -> QuerySet[StudySession]:
    return StudySession.objects.filter(meeting__phase=phase, meeting__state=Meeting.State.HELD)


def count_held(
    phase: Phase, *, group: str = "", forms: Sequence[str] = (), meetings: QuerySet[Meeting] | None = None
) -> int:
    """Sessions of a kind of group; one that several groups share counts once (domain.md T-60).

    `meetings` narrows them to some, for example to those of a period.
    """
    held = held_in(phase)
    if meetings is not None:
        held = held.filter(meeting__in=meetings)
    if group:
        held = held.filter(Exists(MeetingGroup.objects.filter(meeting=OuterRef("pk"), group__kind=group)))
    if forms:
        held = held.filter(form__in=forms)
    return held.count()


def sessions_of(campaign: Campaign) -> QuerySet[StudySession]:
    """The campaign's sessions, newest first, with groups and with how many were expected and came."""
    return (
        StudySession.objects.filter(meeting__campaign=campaign)
        .select_related("meeting__phase")
        .prefetch_related("meeting__for_groups__group")
        .annotate(**COUNTED)
        .order_by("-meeting__held_on", "-meeting__starts_at", "-pk")
    )


def matching(sessions: QuerySet[StudySession], filters: dict[str, str]) -> QuerySet[StudySession]:
    """The list page's fields: group, form, phase (its order), state, person and a word."""
    number = {name: int(value) for name, value in filters.items() if value.isdecimal() and len(value) < TOO_LONG}
    if group := number.get("group"):
        sessions = sessions.filter(Exists(MeetingGroup.objects.filter(meeting=OuterRef("pk"), group=group)))
    if kind := filters.get("group_kind"):
        sessions = sessions.filter(Exists(MeetingGroup.objects.filter(meeting=OuterRef("pk"), group__kind=kind)))
    if form := filters.get("form"):
        sessions = sessions.filter(form=form)
    if phase := number.get("phase"):
        sessions = sessions.filter(meeting__phase__order=phase)
    if state := filters.get("state"):
        sessions = sessions.filter(meeting__state=state)
    if person := number.get("person"):
        sessions = sessions.filter(Exists(Attendance.objects.filter(meeting=OuterRef("pk"), person=person)))
    if word := filters.get("q", "").strip():
        sessions = sessions.filter(
            Q(meeting__title__icontains=word) | Q(content__icontains=word) | Q(lecturer__icontains=word)
        )
    return sessions
