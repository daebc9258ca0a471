"""What is known before a life meeting: its papers, who was told, the opinions that were consolidated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from phases.core.verdict import Verdict
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup
from phases.opinions.selectors import groups
from phases.organisation_life import demands, rules
from phases.organisation_life.demands import NoticeDemand
from phases.organisation_life.models import DirectionNote, LifeMeeting, NoticeGiven
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class NoticeLine:
    """Somebody who is to know of the meeting, or who was told though nobody asked for it."""

    recipient: str
    verdict: Verdict
    demand: NoticeDemand | None = None
    notice: NoticeGiven | None = None
    due_on: date | None = None


def life_meetings(campaign: Campaign) -> QuerySet[Meeting]:
    """The unit's own organisational and democratic life meetings, the latest first."""
    found = Meeting.objects.filter(campaign=campaign, kind__in=Meeting.LIFE, host="")
    return found.exclude(state=Meeting.State.CANCELLED).select_related("campaign__unit", "phase")


def next_meetings(campaign: Campaign) -> list[Meeting]:
    """Those that are still to be held, the next first; one query."""
    planned = life_meetings(campaign).filter(state=Meeting.State.PLANNED)
    return list(planned.order_by("held_on", "pk"))


def life_of(meeting: Meeting) -> LifeMeeting:
    """The papers of a meeting; empty and unsaved while nothing was noted."""
    found = LifeMeeting.objects.filter(meeting=meeting).select_related("notice", "plan", "opinion_summary").first()
    return found or LifeMeeting(meeting=meeting)


def notice_lines(meeting: Meeting) -> list[NoticeLine]:
    """What the template asks for, with what was done; then what was done beside it. Two queries."""
    given = {
        notice.recipient: notice
        for notice in NoticeGiven.objects.filter(meeting=meeting).prefetch_related("enclosures")
    }
    asked = demands.notices_of(meeting)
    lines = [_line(meeting, demand.to, demand, given.pop(demand.to, None)) for demand in asked]
    return lines + [_line(meeting, recipient, None, notice) for recipient, notice in given.items()]


def _line(meeting: Meeting, recipient: str, demand: NoticeDemand | None, notice: NoticeGiven | None) -> NoticeLine:
    verdict = rules.is_in_time(demand, meeting, notice)
    return NoticeLine(recipient, verdict, demand, notice, demand.due_on(meeting) if demand else None)


def consolidated(campaign: Campaign) -> list[groups.Part]:
    """The consolidated opinions by category; one total, whenever they were gathered (domain.md T-27, T-28)."""
    return groups.by_category([groups.Row(group) for group in groups.groups_of(campaign)])


def directions_of(meeting: Meeting) -> list[tuple[OpinionGroup, str]]:
    """Each consolidated opinion with what this meeting said of it, else with what stands; two queries (T-22)."""
    noted = dict(DirectionNote.objects.filter(meeting=meeting).values_list("group", "text"))
    found: Sequence[OpinionGroup] = list(groups.groups_of(meeting.campaign))
    return [(group, noted.get(group.pk, group.direction)) for group in found]
