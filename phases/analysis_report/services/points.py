"""What was said about the draft, and whether it was taken over (domain.md 6.3, P-52)."""

from datetime import date
from typing import Any

from django.db import transaction

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import Circulation, Point
from phases.analysis_report.services import rounds
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents.models import DocumentVersion
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def add_point(*, circulation: Circulation, by: User, text: str, section: str = "", giver: str = "") -> Point:
    """Something said at the meeting, or beside the answers."""
    circulation = _to_write(circulation, by)
    rules.says_something(text).enforce()
    point = Point.objects.create(
        circulation=circulation,
        number=selectors.next_point(circulation),
        section=section,
        giver=giver.strip(),
        text=text.strip(),
        recorded_by=by,
    )
    _append(point, "point.added", by, after=described(point))
    return point


@transaction.atomic
def change_point(*, point: Point, by: User, text: str, section: str = "", giver: str = "") -> Point:
    """Correct what was typed, as long as nothing is decided about it."""
    point = _locked(point, by)
    rules.may_correct(point).enforce()
    rules.says_something(text).enforce()
    before = described(point)
    point.text, point.section, point.giver = text.strip(), section, giver.strip()
    point.save()
    _append(point, "point.changed", by, before=before, after=described(point))
    return point


@transaction.atomic
def decide_point(
    *,
    point: Point,
    decision: str,
    by: User,
    reason: str = "",
    taken_in: DocumentVersion | None = None,
    on: date | None = None,
) -> Point:
    """Taken over, partly, or not, and in which version; an empty decision takes it back. ValueError: another word."""
    decision = Point.Decision(decision).value
    point = _locked(point, by)
    taken_in = taken_in if decision in Point.TAKEN else None
    if taken_in and taken_in.document_id != point.circulation.report.document_id:
        raise RefusedError(rules.OTHER_DOCUMENT)
    rules.may_decide(point, decision, reason, taken_in).enforce()
    before = described(point)
    point.decision, point.reason, point.taken_in = decision, reason.strip(), taken_in
    point.decided_on = (on or point.circulation.report.campaign.today) if decision else None
    point.decided_by = by if decision else None
    point.save()
    _append(point, "point.decided", by, reason=point.reason, before=before, after=described(point))
    return point


@transaction.atomic
def remove_point(*, point: Point, by: User, reason: str) -> None:
    """Typed twice, or of another matter; what it said stays in the trail."""
    point = _locked(point, by)
    rules.may_correct(point).enforce()
    rules.may_remove(reason).enforce()
    _append(point, "point.removed", by, reason=reason.strip(), before=described(point))
    point.delete()


def described(point: Point) -> dict[str, Any]:
    """A point as the trail keeps it."""
    return {
        "number": point.number,
        "text": point.text,
        "giver": point.giver_words,
        "decision": point.decision,
        "reason": point.reason,
        "version": str(point.taken_in.number) if point.taken_in else "",
    }


def _to_write(circulation: Circulation, by: User) -> Circulation:
    circulation = rounds.locked(circulation)
    rules.may_write(timeline.part_of(by, circulation.report.campaign), by, circulation.report).enforce()
    if not circulation.is_open:
        raise RefusedError(rules.CLOSED)
    return circulation


def _locked(point: Point, by: User) -> Point:
    circulation = _to_write(Point.objects.select_related("circulation").get(pk=point.pk).circulation, by)
    found = Point.objects.select_for_update(of=("self",))
    fresh = found.select_related("recipient__unit", "recipient__person", "taken_in").get(pk=point.pk)
    fresh.circulation = circulation
    return fresh


def _append(point: Point, act: str, by: User, **said: Any) -> None:
    audit.append(chain=point.circulation.report.campaign.audit_chain, act=act, by=by, on=point.circulation, **said)
