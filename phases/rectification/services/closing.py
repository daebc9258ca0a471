"""The steps of closing: reported done, checked by somebody else, agreed to, closed; sent back, handed over."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from phases.analysis import services as analysis
from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.models import Unit, User
from phases.rectification import rules, selectors
from phases.rectification.models import Item
from phases.rectification.services.items import locked
from phases.rectification.states import MOVES, OPEN, ItemState
from phases.timeline import selectors as timeline


@transaction.atomic
def claim(
    *, item: Item, done: str, by: User, done_on: date | None = None, evidence: str = "", outcome: str = ""
) -> Item:
    """Say what was done; evidence may stay empty (domain.md section 7). `outcome`: what people have of it (T-62)."""
    item = locked(item)
    rules.may_claim(timeline.part_of(by, item.campaign), by, item).enforce()
    rules.says_what_was_done(done).enforce()
    today = item.campaign.today
    words: dict[str, Any] = {"done": done.strip(), "done_on": done_on or today, "evidence": evidence.strip()}
    if outcome.strip():
        words["outcome"] = outcome.strip()
    shown = words | {"done_on": str(words["done_on"])}
    return _go(item, "claim", by, act="item.claimed", shown=shown, **words, claimed_by=by, claimed_on=today)


@transaction.atomic
def check(*, item: Item, by: User, note: str = "") -> Item:
    """Somebody else looked and found it so."""
    item = locked(item)
    rules.may_check(timeline.part_of(by, item.campaign), by, item).enforce()
    note = note.strip()
    today = item.campaign.today
    shown = {"check_note": note}
    facts: dict[str, Any] = {"check_note": note, "checked_by": by, "checked_on": today}
    if rules.leads(by, item):  # who checks it as its leader agrees to it
        facts |= {"agreed_by": by, "agreed_on": today}
    return _go(item, "check", by, act="item.checked", shown=shown, **facts)


@transaction.atomic
def agree(*, item: Item, by: User, note: str = "") -> Item:
    """The responsible leader says yes, or the office notes how the leader did (domain.md 6.2, first level)."""
    item = locked(item)
    rules.may_agree(timeline.part_of(by, item.campaign), by, item, note).enforce()
    item.agreed_by, item.agreed_on, item.agreed_note = by, item.campaign.today, note.strip()
    item.save(update_fields=["agreed_by", "agreed_on", "agreed_note"])
    after = {"agreed_note": item.agreed_note}
    audit.append(chain=item.campaign.audit_chain, act="item.agreed", by=by, on=item, after=after)
    return item


@transaction.atomic
def send_back(*, item: Item, by: User, reason: str) -> Item:
    """It goes on; what was said to be done stays written there, claim and check have to be made anew."""
    item = locked(item)
    rules.may_send_back(timeline.part_of(by, item.campaign), by, item, reason).enforce()
    return _go(item, "send_back", by, act="item.sent_back", reason=reason, **_anew())


@transaction.atomic
def close(*, item: Item, by: User) -> Item:
    item = locked(item)
    rules.may_close(timeline.part_of(by, item.campaign), by, item).enforce()
    today = item.campaign.today
    facts: dict[str, Any] = {"closed_by": by, "closed_on": today}
    if rules.asks_the_leader(item):  # the head is the leader here
        facts |= {"agreed_by": by, "agreed_on": today}
    item = _go(item, "close", by, act="item.closed", **facts)
    for problem in Problem.objects.filter(pk__in=item.problems.values("pk"), state=ProblemState.PLANNED):
        behind = selectors.from_problem(problem)
        if not behind.exclude(state=ItemState.CLOSED).exists() and not behind.filter(quick_fix=False).exists():
            analysis.follow(analysis.locked(problem), "fix", by)
    return item


def take_several(*, items: Iterable[Item], act: str, by: User, note: str = "") -> list[str]:
    """Check, agree to or close each of these, as on its own page; what is refused is named and holds nothing up."""
    refused = []
    for item in items:
        try:
            if act == "close":
                close(item=item, by=by)
            else:
                {"check": check, "agree": agree}[act](item=item, by=by, note=note)
        except RefusedError as error:
            refused.append(f"{item.number}　{error}")
    return refused


@transaction.atomic
def reopen(*, item: Item, by: User, reason: str) -> Item:
    item = locked(item)
    rules.may_reopen(timeline.part_of(by, item.campaign), item, reason).enforce()
    item = _go(item, "reopen", by, act="item.reopened", reason=reason, **_anew())
    for problem in Problem.objects.filter(pk__in=item.problems.values("pk"), state=ProblemState.QUICK_FIXED):
        analysis.follow(analysis.locked(problem), "plan", by)
    return item


@transaction.atomic
def steer(*, item: Item, act: str, by: User, reason: str = "") -> Item:
    """Taken in hand; taken back from whom it was handed over to."""
    item = locked(item)
    rules.may_steer(timeline.part_of(by, item.campaign), act).enforce()
    rules.may_move(item, act, reason).enforce()
    if act == "take_back":
        rules.whole_is_open(item).enforce()
    return _go(item, act, by, act="item.moved", reason=reason, handed_to=None, handed_until=None)


@transaction.atomic
def hand_over(*, item: Item, to: Unit, until: date, reason: str, by: User) -> Item:
    """To long-term work, with an owner and a day to look at it again; its open parts go with it (domain.md P-22)."""
    item = locked(item)
    rules.may_hand_over(timeline.part_of(by, item.campaign), item, until, reason).enforce()
    shown = {"handed_to": str(to), "handed_until": str(until)}
    for part in item.parts.filter(state__in=OPEN).select_related("campaign"):
        _go(locked(part), "hand_over", by, act="item.handed_over", reason=reason, shown=shown, handed_to=to,
            handed_until=until)  # fmt: skip
    return _go(item, "hand_over", by, act="item.handed_over", reason=reason, shown=shown, handed_to=to,
               handed_until=until)  # fmt: skip


def _anew() -> dict[str, Any]:
    steps = ("claimed", "checked", "agreed", "closed")
    return dict.fromkeys(f"{step}_{what}" for step in steps for what in ("by", "on")) | {
        "check_note": "",
        "agreed_note": "",
    }


def _go(
    item: Item, step: str, by: User, *, act: str, reason: str = "", shown: dict[str, Any] | None = None, **facts: Any
) -> Item:
    before, item.state = item.state, MOVES[step].target
    for name, value in facts.items():
        setattr(item, name, value)
    item.save()
    audit.append(
        chain=item.campaign.audit_chain,
        act=act,
        by=by,
        on=item,
        reason=reason,
        before={"state": before},
        after={"state": item.state, **(shown or {})},
    )
    return item
