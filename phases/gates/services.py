"""What happens at a gate: waivers, recorded reviews, closing one phase and opening the next."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit
from phases.core.verdict import Verdict
from phases.documents.models import Document
from phases.gates import rules, selectors
from phases.organisation.models import User
from phases.reports import services as reports
from phases.timeline import selectors as timeline
from phases.timeline import services as phases
from phases.timeline.models import Campaign, GateReview, Phase, Requirement, Waiver
from phases.timeline.states import PhaseState

CLOSING = frozenset({"close", "close_again", "finish"})


@transaction.atomic
def ask_waiver(*, requirement: Requirement, reason: str, by: User) -> Waiver:
    """The office asks; the requirement stays unmet until the head grants it."""
    lock(requirement.phase)
    row = row_of(requirement)
    rules.may_ask_waiver(requirement, row.finding, row.waiver, reason).enforce()
    waiver = Waiver.objects.create(requirement=requirement, reason=reason.strip(), asked_by=by)
    append(waiver, "waiver.asked", by, reason)
    return waiver


@transaction.atomic
def grant_waiver(*, waiver: Waiver, by: User) -> Waiver:
    waiver = locked(waiver)
    rules.may_grant(waiver, timeline.part_of(by, waiver.requirement.phase.campaign)).enforce()
    if waiver.granted_at:
        return waiver
    waiver.granted_by, waiver.granted_at = by, timezone.now()
    waiver.save(update_fields=["granted_by", "granted_at"])
    append(waiver, "waiver.granted", by, waiver.reason)
    return waiver


@transaction.atomic
def waive(*, requirement: Requirement, reason: str, by: User) -> Waiver:
    """The head waives at once, without being asked."""
    return grant_waiver(waiver=ask_waiver(requirement=requirement, reason=reason, by=by), by=by)


@transaction.atomic
def revoke_waiver(*, waiver: Waiver, by: User) -> Waiver:
    """Take a waiver back, or refuse one that was asked for; the requirement decides again."""
    waiver = locked(waiver)
    rules.may_revoke(waiver, by, timeline.part_of(by, waiver.requirement.phase.campaign)).enforce()
    if waiver.revoked_at:
        return waiver
    waiver.revoked_by, waiver.revoked_at = by, timezone.now()
    waiver.save(update_fields=["revoked_by", "revoked_at"])
    append(waiver, "waiver.withdrawn", by, waiver.reason)
    return waiver


@transaction.atomic
def record_review(*, phase: Phase, by: User | None) -> GateReview:
    """Write down what the gate says now, in the script of the campaign: reports print these rows for good."""
    with override(phase.campaign.script):
        assessment = selectors.assess(phase)
        rows = [frozen(row) for row in assessment.rows]
    review = GateReview.objects.create(
        phase=phase,
        by=by,
        rows=rows,
        met=len(assessment.met),
        waived=len(assessment.waived),
        unmet=len(assessment.short),
        passed=assessment.passed,
    )
    after = {"met": review.met, "waived": review.waived, "unmet": review.unmet}
    audit.append(chain=phase.campaign.audit_chain, act="gate.reviewed", by=by, on=phase, after=after)
    return review


@transaction.atomic
def draft_report(*, phase: Phase, by: User) -> Document:
    """Ask for the report, or for new figures in the one that stands, with what the gate says at that moment."""
    record_review(phase=phase, by=by)
    return reports.ask_for_draft(phase=phase, by=by)


@transaction.atomic
def move_on(*, phase: Phase, act: str, by: User, reason: str = "") -> Phase:
    """Any act on a phase by its own people; what a gate has to say about it is asked here."""
    rules.may_act(phase, act, timeline.part_of(by, phase.campaign)).enforce()
    if act == "request":
        return request_transition(phase=phase, by=by)
    if act in CLOSING:
        return close_phase(phase=phase, by=by)
    return phases.move(phase=phase, act=act, by=by, reason=reason)


@transaction.atomic
def request_transition(*, phase: Phase, by: User) -> Phase:
    """The phase has basically ended and its report goes up; what is short may still be mended."""
    record_review(phase=phase, by=by)
    if phase.state in {PhaseState.ACTIVE, PhaseState.REOPENED}:
        phase = phases.move(phase=phase, act="wrap_up", by=by)
    return phases.move(phase=phase, act="request", by=by)


@transaction.atomic
def close_phase(*, phase: Phase, by: User) -> Phase:
    """Close with a review that passed, and open the next phase; refused while anything is short."""
    phase = lock(phase)
    sequential = phase.campaign.mode == Campaign.Mode.SEQUENTIAL
    act = "close" if sequential else "finish"
    rules.may_act(phase, act, timeline.part_of(by, phase.campaign)).enforce()
    review = record_review(phase=phase, by=by)
    if not sequential:
        return phases.move(phase=phase, act="finish", by=by, review=review)
    nothing_short(review).enforce()
    again = phase.state == PhaseState.REOPENED
    phase = phases.move(phase=phase, act="close_again" if again else "close", by=by, review=review)
    following = phase.campaign.phases.filter(order__gt=phase.order).order_by("order").first()
    if following and following.state == PhaseState.NOT_STARTED:
        phases.move(phase=following, act="start", by=by)
    return phase


def lock(phase: Phase) -> Phase:
    """Whoever waives waits for whoever closes, and the other way round: a gate is judged on waivers that stand."""
    return Phase.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=phase.pk)


def locked(waiver: Waiver) -> Waiver:
    """The waiver as it is now, with its phase kept from closing meanwhile."""
    lock(waiver.requirement.phase)
    return Waiver.objects.select_related("requirement__phase__campaign", "granted_by").get(pk=waiver.pk)


def nothing_short(review: GateReview) -> Verdict:
    if review.passed:
        return Verdict.yes()
    short = [row["text"] for row in review.rows if row["state"] == "short"]
    return Verdict.no(
        _("The phase stays open, still short: %(lines)s. Mend these, or let the head waive them.")
        % {"lines": "、".join(short)}
    )


def row_of(requirement: Requirement) -> selectors.Row:
    standing = Waiver.objects.filter(requirement=requirement, revoked_at=None).first()
    return selectors.Row(requirement, selectors.evaluate(requirement), standing)


def frozen(row: selectors.Row) -> dict[str, Any]:
    """A row as plain text, for good."""
    finding, waiver = row.finding, row.waiver
    return {
        "key": row.requirement.key,
        "text": row.requirement.text,
        "severity": row.requirement.severity,
        "state": row.state,
        "met": row.finding.met or not row.decides,
        "figure": str(finding.figure),
        "target": str(finding.target),
        "unit": str(finding.unit),
        "note": str(finding.note),
        "lacks": [{"who": str(lack.who), "what": str(lack.what)} for lack in finding.lacks],
        "waiver": waiver.reason if waiver and row.granted else "",
        "waived_by": waiver.granted_by.name if waiver and waiver.granted_by else "",
    }


def append(waiver: Waiver, act: str, by: User, reason: str) -> None:
    requirement = waiver.requirement
    chain = requirement.phase.campaign.audit_chain
    audit.append(chain=chain, act=act, by=by, on=requirement, reason=reason, detail={"requirement": requirement.text})
