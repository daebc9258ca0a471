"""Writing documents: particulars, versions, filing."""

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents import body as words
from phases.documents import rules, selectors
from phases.documents.models import Document, DocumentVersion
from phases.documents.paper import numbers
from phases.documents.paper.words import Script
from phases.documents.services import moves
from phases.organisation.models import User
from phases.timeline.models import Campaign, Phase

SERIAL = re.compile(r"[0-9]{1,5}")
PARTICULARS = ("title", "issuer", "number", "dated_on", "phase")


class ConflictError(Exception):
    """Somebody saved a newer version meanwhile; `newest` is theirs. Nothing was overwritten."""

    def __init__(self, newest: DocumentVersion) -> None:
        super().__init__(f"version {newest.number} is newer")
        self.newest = newest


@transaction.atomic
def create(
    *,
    campaign: Campaign,
    kind: str,
    title: str,
    by: User | None,
    phase: Phase | None = None,
    **particulars: Any,
) -> Document:
    """Begin a document; its first version follows."""
    document = Document.objects.create(
        campaign=campaign, kind=kind, title=title, phase=phase, created_by=by, **particulars
    )
    audit.append(
        chain=campaign.audit_chain, act="document.created", by=by, on=document, after={"kind": kind, "title": title}
    )
    return document


@transaction.atomic
def change(*, document: Document, by: User, **particulars: Any) -> Document:
    """Change title, issuer, number, date or phase, as long as the words may be edited."""
    document = moves.locked(document)
    rules.may_edit(document).enforce()
    before = {name: getattr(document, name) for name in particulars}
    for name, value in particulars.items():
        setattr(document, name, value)
    document.save(update_fields=list(particulars))
    audit.append(
        chain=document.campaign.audit_chain,
        act="document.changed",
        by=by,
        on=document,
        before=before,
        after=particulars,
    )
    return document


@transaction.atomic
def save_version(
    *,
    document: Document,
    by: User | None,
    body: Any,
    based_on: int,
    figures: words.Figures | None = None,
    label: str = "",
    note: str = "",
) -> DocumentVersion:
    """Keep the words as a new, immutable version; it has to be approved anew.

    `based_on` is the number of the version that the editor started from, 0 for the first. Without `figures` the
    snapshot of that version stays. Words that did not change make no version.
    """
    document = moves.locked(document)
    rules.may_edit(document).enforce()
    newest = selectors.newest_version(document)
    if newest and newest.number != based_on:
        raise ConflictError(newest)
    body = {**body, "number": _number(document, body)}
    kept = dict(figures if figures is not None else newest.figures if newest else {})
    _refuse_unknown(body, kept)
    sha256 = words.fingerprint(body, kept)
    if newest and newest.sha256 == sha256:
        return newest
    version = DocumentVersion.objects.create(
        document=document,
        number=based_on + 1,
        body=body,
        figures=kept,
        sha256=sha256,
        author=by,
        label=label,
        note=note,
    )
    moves.put(document, "edit", number=body["number"] or document.number, **moves.NOT_APPROVED)
    audit.append(
        chain=document.campaign.audit_chain,
        act="report.saved" if document.is_for_superior else "version.saved",
        by=by,
        on=document,
        reason=note,
        after={"version": version.number},
        object_hash=sha256,
    )
    return version


def _number(document: Document, body: Any) -> str:
    """The particulars' number where the words carry none; 12 alone becomes 镇科发〔2009〕12号 in full."""
    number, campaign = str(body["number"] or document.number).strip(), document.campaign
    is_ours = document.kind != Document.Kind.DIRECTIVE and bool(campaign.number_prefix)
    if not (is_ours and SERIAL.fullmatch(number)):
        return number
    script: Script = "zh-hant" if campaign.script == campaign.Script.HANT else "zh-hans"
    return numbers.document_number(campaign.number_prefix, campaign.year, int(number), script)


def _refuse_unknown(body: Any, figures: words.Figures) -> None:
    """A figure is bound to its records or it is none: words cannot invent one."""
    if unknown := words.unknown_tokens(body, figures):
        named = "、".join(f"{{{{{key}}}}}" for key in unknown)
        reason = _("Not saved: %(tokens)s is no figure of this report. Take one from the list, or write plain words.")
        raise RefusedError(reason % {"tokens": named})


@transaction.atomic
def file(*, document: Document, by: User) -> Document:
    """The document is complete and stands in the file; editing it again makes it a draft."""
    document = moves.locked(document)
    newest = selectors.newest_version(document)
    required = selectors.required_sections(document.campaign, document.kind)
    rules.may_file(document, newest, required).enforce()
    return moves.move(document=document, act="file", by=by, object_hash=newest.sha256 if newest else "")


@transaction.atomic
def withdraw(*, document: Document, by: User, reason: str = "") -> Document:
    return moves.move(document=document, act="withdraw", by=by, reason=reason)


@transaction.atomic
def restore(*, document: Document, by: User) -> Document:
    """Undo a withdrawal: the document is a draft again."""
    document = moves.locked(document)
    rules.may_restore(document).enforce()
    return moves.move(document=document, act="restore", by=by)
