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

from phases.organisation.models import User
from phases.organisation.roles import Permission
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
    icon: str = ""


WAYS: tuple[Way, ...] = (
    Way(_("Workbench"), "dashboard:workbench", frozenset({P.SEE_CAMPAIGN}), ("dashboard:workbench",), 1, "layout-list"),
    Way(_("Study"), "study:session-list", frozenset({P.SEE_STUDY}), ("study:",), 1, "book-open"),
    Way(_("Meetings"), "meetings:meeting-list", frozenset({P.SEE_MEETINGS}), ("meetings:",), 2, "calendar-days"),
    Way(
        _("Documents and reports"),
        "reports:list",
        frozenset({P.SEE_PUBLISHED}),
        ("reports:", "documents:"),
        2,
        "file-text",
    ),
    Way(_("Gates"), "gates:overview", frozenset({P.SEE_CAMPAIGN}), ("gates:",), 3, "gate-closed"),
    Way(_("Roster"), "organisation:person-list", frozenset({P.SEE_ROSTER}), ("organisation:person",), 3, "users"),
    Way(_("More"), "dashboard:more", frozenset({P.SEE_CAMPAIGN}), ("dashboard:more",), 3, "menu"),
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
        match = self.request.resolver_match
        here = match.view_name if match else ""
        return [
            Tab(way.label, url, here.startswith(way.within), way.group, way.icon)
            for way in WAYS
            if self.part.may(*way.permissions) and (url := self._url(way.name))
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
    def record_url(self) -> str:
        """Where the big plus of the phone leads."""
        may = self.part.may(P.RECORD_STUDY, P.RECORD_OWN_DEPARTMENT)
        return self._url("study:session-add") if may else ""

    @property
    def home_url(self) -> str:
        return self._url("dashboard:workbench") or "/"

    def _url(self, name: str, *args: object) -> str:
        """An address within the campaign; empty when there is no campaign or no such page."""
        if self.campaign is None:
            return ""
        try:
            return reverse(name, args=(self.campaign.slug, *args))
        except NoReverseMatch:
            return ""


def _place(state: PhaseState) -> str:
    if state == PhaseState.CLOSED:
        return "past"
    return "now" if state in open_states() else "next"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"frame": Frame(request)}
