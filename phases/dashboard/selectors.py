"""What the workbench shows, gathered from the areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.dashboard.catalogue import DUES
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part
from phases.timeline.states import PhaseState


@dataclass(frozen=True)
class Band:
    """Things that wait within one stretch of time, under its label."""

    label: str | Promise
    dues: Sequence[Due]


@dataclass(frozen=True)
class Recent:
    """Something recorded; `url` is empty where one may not open it."""

    title: str
    held_on: date
    url: str


@dataclass(frozen=True)
class Docket:
    """What waits: mine in bands of time, and what others owe."""

    bands: Sequence[Band]
    others: Sequence[Due]

    @property
    def count(self) -> int:
        return sum(len(band.dues) for band in self.bands)


def docket_of(campaign: Campaign, user: User, part: Part) -> Docket:
    """Everything that waits for the user in the campaign, the most pressing first."""
    dues = [due for source in DUES for due in source.waiting(campaign, user, part)]
    mine = sorted((due for due in dues if due.mine), key=lambda due: due.due_on or date.max)
    others = sorted((due for due in dues if not due.mine), key=lambda due: due.due_on or date.max)
    return Docket(list(bands(mine, campaign.today)), others)


def bands(dues: Sequence[Due], today: date) -> list[Band]:
    """Overdue and today, this week, later, and what has no date; empty bands are left out."""
    sunday = today + timedelta(days=6 - today.weekday())
    sorted_out: dict[str, tuple[str | Promise, list[Due]]] = {
        "overdue": (_("Overdue"), []),
        "today": (_("Today"), []),
        "week": (_("This week"), []),
        "later": (_("Later"), []),
        "open": (_("No fixed date"), []),
    }
    for due in dues:
        sorted_out[band_of(due.due_on, today, sunday)][1].append(due)
    return [Band(label, found) for label, found in sorted_out.values() if found]


def band_of(due_on: date | None, today: date, sunday: date) -> str:
    if due_on is None:
        return "open"
    if due_on < today:
        return "overdue"
    if due_on == today:
        return "today"
    return "week" if due_on <= sunday else "later"


def campaigns_of(user: User) -> list[Campaign]:
    """Where the user has a part, the newest first."""
    return list(Campaign.objects.visible_to(user).select_related("unit"))


def recent_of(campaign: Campaign, part: Part, rows: int) -> list[Recent]:
    """What was recorded last. A study session has its page in study, which not everybody may open."""
    meetings = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD).order_by("-recorded_at")[:rows]
    return [Recent(meeting.title, meeting.held_on, _url_of(meeting, campaign.slug, part)) for meeting in meetings]


def _url_of(meeting: Meeting, slug: str, part: Part) -> str:
    if meeting.kind != Meeting.Kind.STUDY:
        return reverse("meetings:meeting", args=[slug, meeting.pk])
    return reverse("study:session", args=[slug, meeting.pk]) if part.may(Permission.SEE_STUDY) else ""


def days_left(phase: Phase | None) -> int | None:
    """Days until the announced end of the phase in progress; None when it names no day or has passed."""
    if phase is None or phase.end_on is None or phase.state == PhaseState.CLOSED:
        return None
    days = (phase.end_on - phase.campaign.today).days
    return days if days >= 0 else None
