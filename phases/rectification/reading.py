"""An item as its page shows it: the steps of closing, what may be done now, and what a new item begins with."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.rectification import rules
from phases.rectification.models import Item
from phases.rectification.states import MOVES, ItemState
from phases.research.models import Conversion
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

# Acts with the common page; reporting done, checking and closing have pages of their own.
BY_PAGE = ("send_back", "reopen", "begin", "hand_over", "take_back")
ASKED = "…"  # stands for the reason that the page will ask for
STATES = (ItemState.IN_PROGRESS, ItemState.CLAIMED, ItemState.CHECKED, ItemState.CLOSED)


@dataclass(frozen=True)
class Step:
    """`place`: done, now or empty."""

    title: str | Promise
    place: str
    text: str | Promise = ""


@dataclass(frozen=True)
class Deed:
    label: str | Promise
    url: str
    style: str
    verdict: Verdict
    posts: bool = False


def steps_of(item: Item) -> list[Step]:
    """Report done, check, close: who did each and when."""
    at = STATES.index(ItemState(item.state)) if item.state in STATES else 0
    lines = (
        (_("Report it done"), _by(item.claimed_by, item.claimed_on) or _("one to three sentences; no photos")),
        (_("Somebody else checks"), _by(item.checked_by, item.checked_on) or _("not who did it or reported it")),
        (_("The head closes it"), _by(item.closed_by, item.closed_on)),
    )
    return [
        Step(title, "done" if place < at else "now" if place == at else "", text)
        for place, (title, text) in enumerate(lines)
    ]


def deeds_of(item: Item, part: Part, by: User) -> list[Deed]:
    """What this person may do now. A deed that waits for somebody else stands there with the reason."""
    slug = item.campaign.slug
    own = {
        ItemState.IN_PROGRESS: ("claim", _("Report it done"), rules.may_claim(part, by, item)),
        ItemState.CLAIMED: ("check", _("Check it"), rules.may_check(part, by, item)),
        ItemState.CHECKED: ("close", _("Close the item"), rules.may_close(part, item)),
    }
    deeds = []
    if found := own.get(ItemState(item.state)):
        name, label, verdict = found
        deeds.append(Deed(label, reverse(f"rectification:item-{name}", args=[slug, item.pk]), "primary", verdict))
    for act in BY_PAGE:
        if verdict := may_be_done(act, item, part, by):
            url = reverse("rectification:item-move", args=[slug, item.pk, act])
            deeds.append(Deed(MOVES[act].label, url, "text", verdict, posts=not MOVES[act].needs_reason))
    return deeds


def may_be_done(act: str, item: Item, part: Part, by: User) -> Verdict:
    """Whether the page of the act opens; the reason is typed there."""
    if act == "send_back":
        return rules.may_send_back(part, by, item, ASKED)
    if act == "reopen":
        return rules.may_reopen(part, item, ASKED)
    return rules.may_steer(part, act) and rules.may_move(item, act, ASKED)


def first_values(campaign: Campaign, part: Part, asked: dict[str, str]) -> dict[str, Any]:
    """What a new item begins with: the present phase, the own department, and where it springs from."""
    values: dict[str, Any] = {
        "phase": timeline.current_phase(campaign),
        "quick_fix": True,
        "department": part.departments[0] if part.departments else None,
        "groups": asked.get("groups", ""),
    }
    if (problem := asked.get("problem", "")).isdecimal():
        values["problems"] = [int(problem[:9])]
    if (number := asked.get("conversion", "")).isdecimal():
        conversion = Conversion.objects.filter(topic__campaign=campaign, pk=int(number[:9])).first()
        values |= {"conversion": conversion, "title": conversion.what} if conversion else {}
    return values


def _by(user: User | None, on: Any) -> str:
    return f"{user.name}　{on:%Y-%m-%d}" if user and on else ""
