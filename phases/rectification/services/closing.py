"""The steps of closing: reported done, checked by somebody else, closed by the head; sent back, opened again."""

from datetime import date
from typing import Any

from django.db import transaction

from phases.analysis import services as analysis
from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.core import audit
from phases.organisation.models import User
from phases.rectification import rules, selectors
from phases.rectification.models import Item
from phases.rectification.services.items import locked
from phases.rectification.states import MOVES, ItemState
from phases.timeline import selectors as timeline


@transaction.atomic
def claim(*, item: Item, done: str, by: User, done_on: date | None = None, evidence: str = "") -> Item:
    """Say what was done; evidence may stay empty (domain.md section 7)."""
    item = locked(item)
    rules.may_claim(timeline.part_of(by, item.campaign), by, item).enforce()
    rules.says_what_was_done(done).enforce()
    today = item.campaign.today
    words: dict[str, Any] = {"done": done.strip(), "done_on": done_on or today, "evidence": evidence.strip()}
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
    return _go(item, "check", by, act="item.checked", shown=shown, check_note=note, checked_by=by, checked_on=today)


@transaction.atomic
def send_back(*, item: Item, by: User, reason: str) -> Item:
    """It goes on; what was said to be done stays written there, claim and check have to be made anew."""
    item = locked(item)
    rules.may_send_back(timeline.part_of(by, item.campaign), by, item, reason).enforce()
    return _go(item, "send_back", by, act="item.sent_back", reason=reason, **_anew())


@transaction.atomic
def close(*, item: Item, by: User) -> Item:
    item = locked(item)
    rules.may_close(timeline.part_of(by, item.campaign), item).enforce()
    item = _go(item, "close", by, act="item.closed", closed_by=by, closed_on=item.campaign.today)
    for problem in Problem.objects.filter(pk__in=item.problems.values("pk"), state=ProblemState.PLANNED):
        behind = selectors.from_problem(problem)
        if not behind.exclude(state=ItemState.CLOSED).exists() and not behind.filter(quick_fix=False).exists():
            analysis.follow(analysis.locked(problem), "fix", by)
    return item


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
    """Taken in hand, handed over to long-term work, taken back."""
    item = locked(item)
    rules.may_steer(timeline.part_of(by, item.campaign), act).enforce()
    rules.may_move(item, act, reason).enforce()
    return _go(item, act, by, act="item.moved", reason=reason)


def _anew() -> dict[str, Any]:
    names = ("claimed_by", "claimed_on", "checked_by", "checked_on", "closed_by", "closed_on")
    return dict.fromkeys(names) | {"check_note": ""}


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
