"""What the committee answers: by an account of its own, or by name through the signed link."""

from typing import Any

from django.db import transaction

from phases.core import audit
from phases.documents import services as documents
from phases.documents.models import Document
from phases.organisation.models import User
from phases.reports import rules
from phases.reports.models import Delivery, Receipt
from phases.timeline import services as timeline

Decision = Receipt.Decision


@transaction.atomic
def acknowledge(*, delivery: Delivery, by: User | None, by_name: str = "", remarks: str = "") -> Receipt:
    """The committee has the report; remarks are no condition."""
    receipt = _answer(delivery, Decision.ACKNOWLEDGED, by, by_name, remarks)
    documents.acknowledge(
        document=delivery.version.document, by=by, for_=None if by else receipt.by_name, remarks=remarks
    )
    return receipt


@transaction.atomic
def send_back(*, delivery: Delivery, by: User | None, remarks: str, by_name: str = "") -> Receipt:
    """The committee wants make-up work: the document and, when its transition was reported, the phase go back."""
    rules.says_what_is_missing(remarks).enforce()
    receipt = _answer(delivery, Decision.SENT_BACK, by, by_name, remarks)
    document = documents.send_back(
        document=delivery.version.document, by=by, for_=None if by else receipt.by_name, remarks=remarks
    )
    phase = document.phase
    if phase and document.kind == Document.Kind.PHASE_REPORT and phase.state == "transition_requested":
        timeline.move(phase=phase, act="send_back", by=by, reason=remarks)
    return receipt


def _answer(delivery: Delivery, decision: Receipt.Decision, by: User | None, by_name: str, remarks: str) -> Receipt:
    # Whoever answers through the other channel at the same moment waits here and then finds the answer.
    held: Any = Delivery.objects.select_for_update(of=("self",)).filter(version=delivery.version_id).order_by("pk")
    list(held)
    document = Document.objects.select_for_update(of=("self",)).get(pk=delivery.version.document_id)
    delivery.version.document = document
    receipt = Receipt.objects.filter(version=delivery.version_id).first()
    rules.may_answer(delivery, receipt).enforce()
    receipt = Receipt.objects.create(
        version=delivery.version,
        delivery=delivery,
        decision=decision,
        remarks=remarks.strip(),
        by=by,
        by_name=by_name.strip() or str(by or delivery.to_name or delivery.to_address),
    )
    act = "delivery.acknowledged" if decision == Decision.ACKNOWLEDGED else "delivery.returned"
    audit.append(
        chain=document.campaign.audit_chain,
        act=act,
        by=by,
        for_=None if by else receipt.by_name,
        on=delivery,
        reason=remarks,
        object_hash=delivery.version.sha256,
    )
    return receipt
