"""What the frame around every page shows: whose campaign, where it stands, where one may go, who one is.

The campaign and the part in it are those that `timeline.access.campaign_for` left on the request, so that the frame
costs one query of its own (the phases) and none for a page that never draws it.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.dashboard import spine as spines
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.organisation.roles import ADMINISTRATOR, Permission
from phases.timeline import selectors
from phases.timeline.models import Campaign
from phases.timeline.states import PhaseState, open_states

P = Permission
ROOM_ON_PHONE = 4


@dataclass(frozen=True)
class Way:
    """One place one can go: `name` of the URL, who may go there, which pages count as being there."""

    label: str | Promise
    name: str
    permissions: frozenset[Permission]
    within: tuple[str, ...]
    group: int
    icon: str


def _way(label: str | Promise, name: str, permission: Permission, icon: str, group: int, *within: str) -> Way:
    return Way(label, name, frozenset({permission}), within or (name,), group, icon)


# Within a campaign, in the order of work; each group is set apart by a line.
WAYS: tuple[Way, ...] = (
    _way(_("Workbench"), "dashboard:workbench", P.SEE_CAMPAIGN, "layout-list", 1),
    _way(_("Study"), "study:session-list", P.SEE_STUDY, "book-open", 1, "study:"),
    _way(_("Meetings"), "meetings:meeting-list", P.SEE_MEETINGS, "calendar-days", 2, "meetings:"),
    _way(_("Documents and reports"), "reports:list", P.SEE_PUBLISHED, "file-text", 2, "reports:", "documents:"),
    _way(_("Gates"), "gates:overview", P.SEE_CAMPAIGN, "gate-closed", 3, "gates:"),
    _way(_("Roster"), "organisation:person-list", P.SEE_ROSTER, "users", 3, "organisation:person"),
    _way(_("Trail"), "dashboard:trail", P.SEE_TRAIL, "history", 3),
    _way(_("More"), "dashboard:more", P.SEE_CAMPAIGN, "menu", 3),
)
# Outside of any campaign, for administrators.
INSTALLATION: tuple[Way, ...] = (
    _way(_("Campaigns"), "timeline:campaign-list", P.SEE_CAMPAIGN, "layout-list", 1, "timeline:campaign"),
    _way(_("Accounts"), "organisation:account-list", P.APPOINT, "key-round", 2, "organisation:account"),
    _way(_("Units"), "organisation:unit-list", P.APPOINT, "network", 2, "organisation:unit"),
)


@dataclass(frozen=True)
class Tab:
    """A way that exists and that the user may go."""

    label: str | Promise
    url: str
    current: bool
    group: int
    icon: str


@dataclass(frozen=True)
class Stop:
    """A phase on the phase line: past, now or next; and whether the gate behind it is open."""

    name: str
    place: str
    gate_open: bool
    gate_url: str


@dataclass
class Frame:
    """Reads only when a template asks; made anew for every request."""

    request: HttpRequest
    user: User | None = field(init=False)

    def __post_init__(self) -> None:
        user: User | AnonymousUser = getattr(self.request, "user", AnonymousUser())
        self.user = user if isinstance(user, User) else None

    @property
    def campaign(self) -> Campaign | None:
        return getattr(self.request, "campaign", None)

    @property
    def part(self) -> selectors.Part:
        return getattr(self.request, "part", None) or selectors.Part((), frozenset())

    @property
    def theme(self) -> str:
        return self.user.theme if self.user else ""

    @property
    def roles(self) -> list[str | Promise]:
        return [role.label for role in self.part.roles] or ([_("administrator")] if self._is_administrator else [])

    @property
    def _is_administrator(self) -> bool:
        return bool(self.user and self.user.is_administrator)

    @cached_property
    def tabs(self) -> list[Tab]:
        """The ways within the campaign; on the pages of the installation, those of the administrator."""
        if self.campaign:
            return self._open(WAYS, self.part.permissions)
        return self.installation_tabs

    @cached_property
    def installation_tabs(self) -> list[Tab]:
        return self._open(INSTALLATION, ADMINISTRATOR) if self._is_administrator else []

    def _open(self, ways: tuple[Way, ...], held: frozenset[Permission]) -> list[Tab]:
        match = self.request.resolver_match
        here = match.view_name if match else ""
        return [
            Tab(way.label, url, here.startswith(way.within), way.group, way.icon)
            for way in ways
            if way.permissions & held and (url := self._url(way.name))
        ]

    @property
    def phone_tabs(self) -> list[Tab]:
        """Four of them fit beside the big plus; the last way is the page that lists all the others."""
        return [*self.tabs[:3], *self.tabs[-1:]] if len(self.tabs) > ROOM_ON_PHONE else self.tabs

    @cached_property
    def stops(self) -> list[Stop]:
        """The phase line; tracks side by side have no order to draw."""
        if self.campaign is None or self.campaign.mode != Campaign.Mode.SEQUENTIAL:
            return []
        return [
            Stop(
                phase.name,
                _place(PhaseState(phase.state)),
                phase.state == PhaseState.CLOSED,
                self._url("gates:gate", phase.order),
            )
            for phase in self.campaign.phases.all()
        ]

    @cached_property
    def spine(self) -> spines.Spine | None:
        """The drawing of the workbench; one more query, asked for by that page alone."""
        if self.campaign is None or self.campaign.mode != Campaign.Mode.SEQUENTIAL:
            return None
        meetings = Meeting.objects.filter(campaign=self.campaign).exclude(state=Meeting.State.CANCELLED)
        milestones = [
            spines.Milestone(meeting.held_on, meeting.title, meeting.state == Meeting.State.HELD)
            for meeting in meetings.exclude(kind=Meeting.Kind.STUDY, state=Meeting.State.HELD).only(
                "held_on", "title", "state", "kind"
            )
        ]
        return spines.draw(list(self.campaign.phases.all()), self.campaign.today, milestones)

    @cached_property
    def record_url(self) -> str:
        """Where the big plus of the phone leads."""
        may = self.part.may(P.RECORD_STUDY, P.RECORD_OWN_DEPARTMENT)
        return self._url("study:session-add") if may else ""

    @property
    def home_url(self) -> str:
        return self._url("dashboard:workbench") or "/"

    def _url(self, name: str, *args: object) -> str:
        """An address, within the campaign when there is one; empty when there is no such page."""
        within = () if any(way.name == name for way in INSTALLATION) or not self.campaign else (self.campaign.slug,)
        try:
            return reverse(name, args=(*within, *args))
        except NoReverseMatch:
            return ""


def _place(state: PhaseState) -> str:
    if state == PhaseState.CLOSED:
        return "past"
    return "now" if state in open_states() else "next"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"frame": Frame(request)}
