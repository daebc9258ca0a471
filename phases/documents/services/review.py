"""Sending for review, remarks, and the decision on one exact version."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents import rules, selectors
from phases.documents.models import Document, DocumentVersion, Remark
from phases.documents.services import moves
from phases.organisation.models import User


class TextChangedError(RefusedError):
    """The approver read other words than those that stand now."""


@transaction.atomic
def submit(*, document: Document, by: User) -> Document:
    document = moves.locked(document)
    newest = selectors.newest_version(document)
    rules.may_submit(document, newest).enforce()
    return moves.move(document=document, act="submit", by=by, object_hash=newest.sha256 if newest else "")


@transaction.atomic
def recall(*, document: Document, by: User) -> Document:
    return moves.move(document=document, act="recall", by=by)


@transaction.atomic
def add_remark(*, version: DocumentVersion, text: str, by: User | None, section: str = "", by_name: str = "") -> Remark:
    """Pin a remark to a section of the version, or to the whole."""
    rules.says_something(text).enforce()
    remark = Remark.objects.create(version=version, section=section, text=text.strip(), by=by, by_name=by_name)
    audit.append(
        chain=version.document.campaign.audit_chain,
        act="remark.made",
        by=by,
        for_=by_name or None,
        on=version.document,
        detail={"version": version.number, "section": section, "text": text},
        object_hash=version.sha256,
    )
    return remark


@transaction.atomic
def settle_remark(*, remark: Remark, by: User) -> Remark:
    """Say that the newest version answers the remark."""
    document = remark.version.document
    remark.settled_in = selectors.newest_version(document)
    remark.save(update_fields=["settled_in"])
    audit.append(
        chain=document.campaign.audit_chain, act="remark.settled", by=by, on=document, detail={"text": remark.text}
    )
    return remark


@transaction.atomic
def return_with_remarks(*, document: Document, by: User, remarks: Iterable[tuple[str, str]] = ()) -> Document:
    """Give the submitted version back; `remarks` are (section key or "", text), beside those already pinned."""
    document = moves.locked(document)
    newest = selectors.newest_version(document)
    written = [(section, text) for section, text in remarks if text.strip()]
    standing = Remark.objects.filter(version=newest, settled_in=None).count()
    rules.may_return(document, len(written) + standing).enforce()
    if newest:
        for section, text in written:
            add_remark(version=newest, section=section, text=text, by=by)
    reason = "；".join(text for _section, text in written)
    return moves.move(
        document=document, act="return", by=by, reason=reason, object_hash=newest.sha256 if newest else ""
    )


@transaction.atomic
def approve(*, document: Document, version: DocumentVersion, seen_hash: str, by: User) -> Document:
    """Approve exactly this version. `seen_hash` is the hash of what the approver read."""
    document = moves.locked(document)
    version.document = document
    rules.may_review(version, by).enforce()
    if not (verdict := rules.is_what_was_read(version, selectors.newest_version(document), seen_hash)):
        raise TextChangedError(verdict.reason)
    return moves.move(
        document=document,
        act="approve",
        by=by,
        object_hash=version.sha256,
        approved_version=version,
        approved_hash=version.sha256,
        approved_by=by,
        approved_at=timezone.now(),
    )


@transaction.atomic
def issue(*, document: Document, by: User | None) -> Document:
    return moves.move(document=document, act="issue", by=by)


@transaction.atomic
def acknowledge(*, document: Document, by: User | None, for_: str | None = None, remarks: str = "") -> Document:
    """The superior has it; `for_` names who answered without an account."""
    document = moves.move(document=document, act="acknowledge", by=by, for_=for_, reason=remarks)
    _keep(document, remarks, by, for_)
    return document


@transaction.atomic
def send_back(*, document: Document, by: User | None, remarks: str, for_: str | None = None) -> Document:
    """The superior wants make-up work: the remarks stay with the version that was sent."""
    document = moves.move(document=document, act="send_back", by=by, for_=for_, reason=remarks)
    _keep(document, remarks, by, for_)
    return document


def _keep(document: Document, text: str, by: User | None, for_: str | None) -> None:
    if document.approved_version and text.strip():
        add_remark(version=document.approved_version, text=text, by=by, by_name=for_ or "")
