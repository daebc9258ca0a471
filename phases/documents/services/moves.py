"""The one road for the state of a document."""

from typing import Any

from django.db import transaction

from phases.core import audit
from phases.documents import rules
from phases.documents.models import Document
from phases.documents.states import MOVES
from phases.organisation.models import User

# How the trail names the moves; a report to the superior has acts of its own.
ACTS = {
    "submit": ("document.submitted", "report.submitted"),
    "recall": ("document.taken_back", "report.withdrawn"),
    "return": ("document.returned", "report.returned"),
    "approve": ("document.approved", "report.approved"),
    "issue": ("document.issued", "report.issued"),
    "send_back": ("report.sent_back", "report.sent_back"),
    "acknowledge": ("report.acknowledged", "report.acknowledged"),
    "file": ("document.filed", "document.filed"),
    "withdraw": ("document.removed", "document.removed"),
    "restore": ("document.restored", "document.restored"),
}
NOT_APPROVED = {"approved_version": None, "approved_hash": "", "approved_by": None, "approved_at": None}


def locked(document: Document) -> Document:
    """The row as it stands now, held until the transaction ends."""
    return Document.objects.select_for_update(of=("self",)).select_related("campaign", "phase").get(pk=document.pk)


def put(document: Document, act: str, **changes: Any) -> None:
    """Write the move's target and the changes that belong to it; the caller holds the row and has asked its rule."""
    rules.may_move(document, act).enforce()
    changes["state"] = MOVES[act].target
    for name, value in changes.items():
        setattr(document, name, value)
    document.save(update_fields=list(changes))


@transaction.atomic
def move(
    *,
    document: Document,
    act: str,
    by: User | None,
    for_: str | None = None,
    reason: str = "",
    object_hash: str = "",
    **changes: Any,
) -> Document:
    """Take one step of `states.MOVES` and write it into the trail; returns the row as it stands afterwards."""
    document = locked(document)
    before = document.state
    put(document, act, **changes)
    audit.append(
        chain=document.campaign.audit_chain,
        act=ACTS[act][document.is_for_superior],
        by=by,
        for_=for_,
        on=document,
        reason=reason,
        before={"state": before},
        after={"state": document.state},
        object_hash=object_hash or document.approved_hash,
    )
    return document
