"""An item as its page shows it: its road, the steps of closing, what may be done now, what a new one begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.rectification import rules
from phases.rectification.models import Item
from phases.rectification.states import MOVES, OPEN, ItemState
from phases.research.models import Conversion
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

# Acts with the common page; reporting done, checking and closing have pages of their own.
BY_PAGE = ("send_back", "reopen", "begin", "take_back")
ASKED = "…"  # stands for the reason that the page will ask for
STATES = (ItemState.IN_PROGRESS, ItemState.CLAIMED, ItemState.CHECKED, ItemState.CLOSED)
TO_CLAIM = (ItemState.PLANNED, ItemState.PUBLISHED, ItemState.IN_PROGRESS)


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
    """Report done, check, of an item of the plan the leader's word, close: who did each and when."""
    at = STATES.index(ItemState(item.state)) if item.state in STATES else 0
    lines = [
        (_("Report it done"), _by(item.claimed_by, item.claimed_on) or _("one to three sentences; no photos")),
        (_("Somebody else checks"), _by(item.checked_by, item.checked_on) or _("not who did it or reported it")),
        (_("The head closes it"), _by(item.closed_by, item.closed_on)),
    ]
    if not item.quick_fix and item.leader_id:
        said = "　".join(filter(None, [_by(item.agreed_by, item.agreed_on), item.agreed_note]))
        lines.insert(2, (_("The responsible leader agrees"), said))
        at += item.agreed_by_id is not None
    return [
        Step(title, "done" if place < at else "now" if place == at else "", text)
        for place, (title, text) in enumerate(lines)
    ]


def deeds_of(item: Item, part: Part, by: User) -> list[Deed]:
    """What this person may do now. A deed that waits for somebody else stands there with the reason."""
    slug = item.campaign.slug
    deeds = []
    if found := _next_step(item, part, by):
        name, label, verdict = found
        deeds.append(Deed(label, reverse(f"rectification:item-{name}", args=[slug, item.pk]), "primary", verdict))
    for act in BY_PAGE:
        if verdict := may_be_done(act, item, part, by):
            url = reverse("rectification:item-move", args=[slug, item.pk, act])
            deeds.append(Deed(MOVES[act].label, url, "text", verdict, posts=not MOVES[act].needs_reason))
    if part.may(Permission.EDIT_RECTIFICATION) and rules.may_move(item, "hand_over", ASKED):
        url = reverse("rectification:item-hand-over", args=[slug, item.pk])
        deeds.append(Deed(MOVES["hand_over"].label, url, "text", Verdict.yes()))
    return deeds


def _next_step(item: Item, part: Part, by: User) -> tuple[str, str | Promise, Verdict] | None:
    """The one step of closing that comes now, whoever takes it."""
    if item.state in TO_CLAIM:
        return "claim", _("Report it done"), rules.may_claim(part, by, item)
    if item.state == ItemState.CLAIMED:
        return "check", _("Check it"), rules.may_check(part, by, item)
    if item.state != ItemState.CHECKED:
        return None
    if rules.asks_the_leader(item) and not (rules.leads(by, item) and part.may(Permission.CLOSE_ITEM)):
        return "agree", _("Agree to the closing"), rules.may_agree(part, by, item, ASKED)
    return "close", _("Close the item"), rules.may_close(part, by, item)


@dataclass(frozen=True)
class Mark:
    """One place on an item's road; `place` is done or todo."""

    title: str | Promise
    place: str
    text: str | Promise = ""
    on: date | None = None
    who: str = ""


WAITS: dict[ItemState, tuple[str | Promise, str | Promise]] = {
    ItemState.CLAIMED: (_("Waits to be checked"), _("by somebody who neither did it nor reported it")),
    ItemState.CHECKED: (_("Waits to be closed"), ""),
    ItemState.HANDED_OVER: (_("Goes on after the campaign"), ""),
}


def road_of(item: Item) -> list[Mark]:
    """What happened to the item, the newest first; three queries. Who looked at it stands with the steps of closing."""
    marks = [Mark(note.text, "done", "", note.on, _name(note.by)) for note in item.notes.select_related("by")]
    marks += [
        Mark(
            _("Deadline moved from %(before)s to %(after)s") % {"before": one.before or "＿＿", "after": one.after},
            "done",
            one.reason,
            one.on,
            _name(one.by),
        )
        for one in item.extensions.select_related("by")
    ]
    if item.claimed_on:
        marks.append(Mark(_("Reported done"), "done", item.done, item.claimed_on, _name(item.claimed_by)))
    if item.checked_on:
        marks.append(Mark(_("Checked"), "done", item.check_note, item.checked_on, _name(item.checked_by)))
    if item.closed_on:
        marks.append(Mark(_("Struck off the list"), "done", item.outcome, item.closed_on, _name(item.closed_by)))
    plan = item.category.plan if item.category else None
    if plan and plan.approved_on:
        marks.append(Mark(_("Stands in the approved plan"), "done", plan.title, plan.approved_on))
    marks.sort(key=lambda mark: mark.on or date.min, reverse=True)
    if item.state in WAITS:
        title, text = WAITS[ItemState(item.state)]
        if item.state == ItemState.HANDED_OVER:
            text = f"{item.handed_to}　{date_format(item.handed_until)}" if item.handed_until else str(item.handed_to)
        marks.insert(0, Mark(title, "todo", text))
    return marks


def _name(user: User | None) -> str:
    return user.name if user else ""


def delay_of(item: Item) -> tuple[str, int]:
    """The word `overdue` with the days since, `near` with the days left, or nothing."""
    today = item.campaign.today
    if item.state not in OPEN or item.due_last is None:
        return "", 0
    left = (item.due_last - today).days
    if left < 0:
        return "overdue", -left
    return ("near", left) if left <= rules.days_before(item.campaign) else ("", left)


def with_delays(items: Iterable[Item], campaign: Campaign, part: Part, by: User) -> list[Item]:
    """Each item with its delay, as far as this person may see it; the public and the committee never do."""
    listed = list(items)
    for item in listed:
        item.campaign = campaign
        shown = delay_of(item) if rules.sees_delay(part, by, item) else ("", 0)
        item.delay, item.delay_days = shown  # type: ignore[attr-defined] # for the template
    return listed


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
    for name in ("category", "parent"):
        if (number := asked.get(name, "")).isdecimal():
            values |= {name: int(number[:9]), "quick_fix": False}
    if (problem := asked.get("problem", "")).isdecimal():
        values["problems"] = [int(problem[:9])]
    if (number := asked.get("conversion", "")).isdecimal():
        conversion = Conversion.objects.filter(topic__campaign=campaign, pk=int(number[:9])).first()
        values |= {"conversion": conversion, "title": conversion.what} if conversion else {}
    return values


def _by(user: User | None, on: Any) -> str:
    return f"{user.name}　{date_format(on)}" if user and on else ""
