"""What the frame around every page shows: whose campaign, where it stands, where one may go, who one is.

The campaign and the part in it are those that `timeline.access.campaign_for` left on the request, so that the frame
costs two queries of its own (the phases, the inbox) and none for a page that never draws it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.dashboard import spine as spines
from phases.dashboard import ways
from phases.imports import rules
from phases.imports.catalogue import LEDGERS
from phases.meetings.models import Meeting
from phases.organisation.models import Unit, User
from phases.organisation.roles import ADMINISTRATOR, Permission
from phases.reports.models import Delivery, Receipt
from phases.timeline import selectors
from phases.timeline.models import Campaign, Phase

ROOM_ON_PHONE = 4
MAY_RECORD = (Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)


@dataclass(frozen=True)
class Tab:
    """A way that exists and that the user may go. `count`: how much waits there."""

    label: str | Promise
    url: str
    current: bool
    group: int
    icon: str
    count: int = 0


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
    def importable(self) -> Collection[str]:
        """Keys of the lists that offer to read a sheet to this user."""
        return [key for key, ledger in LEDGERS.items() if rules.may_bring(self.part, ledger)]

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
    def phases(self) -> list[Phase]:
        if self.campaign is None:
            return []
        prefetch_related_objects([self.campaign], "phases")
        return list(self.campaign.phases.all())

    @cached_property
    def inbox(self) -> dict[str, int]:
        """Reports that units below have delivered here, and how many of them nobody has answered."""
        if self.campaign is None or not self.part.may(*ways.INBOX.permissions):
            return {"all": 0, "waiting": 0}
        delivered = Delivery.objects.filter(to_campaign=self.campaign, state=Delivery.State.DELIVERED)
        answered = Exists(Receipt.objects.filter(version=OuterRef("version")))
        return delivered.aggregate(all=Count("pk"), waiting=Count("pk", filter=~answered))

    @cached_property
    def tabs(self) -> list[Tab]:
        """The ways within the campaign; on the pages of the installation, those of the administrator."""
        if self.campaign is None:
            return self.installation_tabs
        receives = self.inbox["all"] or self.campaign.unit.kind == Unit.Kind.COMMITTEE
        return self._open([way for way in ways.TABS if way not in ways.RECEIVING or receives], self.part.permissions)

    @cached_property
    def further_tabs(self) -> list[Tab]:
        return self._open(ways.ELSEWHERE, self.part.permissions)

    @cached_property
    def installation_tabs(self) -> list[Tab]:
        return self._open(ways.INSTALLATION, ADMINISTRATOR) if self._is_administrator else []

    @property
    def phone_tabs(self) -> list[Tab]:
        """Four of them fit beside the big plus; the last way is the page that lists all the others."""
        return [*self.tabs[:3], *self.tabs[-1:]] if len(self.tabs) > ROOM_ON_PHONE else self.tabs

    @cached_property
    def stops(self) -> list[Stop]:
        """The phase line; tracks side by side have no order to draw."""
        return [
            Stop(phase.name, place := spines.place(phase), place == "past", self._url("gates:gate", phase.order))
            for phase in (self.phases if self._is_sequential else [])
        ]

    @cached_property
    def spine(self) -> spines.Spine | None:
        """The drawing of the workbench; one more query, asked for by that page alone."""
        if self.campaign is None or not self._is_sequential:
            return None
        held = Q(state=Meeting.State.HELD)
        meetings = Meeting.objects.filter(Q(state=Meeting.State.PLANNED) | (held & ~Q(kind=Meeting.Kind.STUDY)))
        milestones = [
            spines.Milestone(meeting.held_on, meeting.title, meeting.state == Meeting.State.HELD)
            for meeting in meetings.filter(campaign=self.campaign).only("held_on", "title", "state")
        ]
        return spines.draw(self.phases, self.campaign.today, milestones)

    @property
    def _is_sequential(self) -> bool:
        return self.campaign is not None and self.campaign.mode == Campaign.Mode.SEQUENTIAL

    @property
    def record_url(self) -> str:
        """Where the big plus of the phone leads."""
        return self._url("study:session-add") if self.part.may(*MAY_RECORD) else ""

    @property
    def home_url(self) -> str:
        return self._url("dashboard:workbench") or "/"

    def _open(self, table: "tuple[ways.Way, ...] | list[ways.Way]", held: frozenset[Permission]) -> list[Tab]:
        match = self.request.resolver_match
        here = match.view_name if match else ""
        return [
            Tab(way.label, url, here.startswith(way.within), way.group, way.icon, self._waiting(way))
            for way in table
            if way.permissions & held and (url := self._way_url(way))
        ]

    def _waiting(self, way: ways.Way) -> int:
        return self.inbox["waiting"] if way is ways.INBOX else 0

    def _way_url(self, way: ways.Way) -> str:
        return reverse(way.name) if way in ways.INSTALLATION else self._url(way.name)

    def _url(self, name: str, *args: object) -> str:
        """An address within the campaign; empty when there is no campaign."""
        return reverse(name, args=(self.campaign.slug, *args)) if self.campaign else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"frame": Frame(request)}
