"""Approval, the paper that follows it, and issuing."""

import hashlib

from django.db import transaction

from phases.core.jobs.models import Job
from phases.documents import services as documents
from phases.documents.models import Document, DocumentVersion
from phases.organisation.models import User
from phases.reports.models import PrintedReport
from phases.reports.services import delivering
from phases.reports.services.asking import ask


@transaction.atomic
def approve(*, document: Document, version: DocumentVersion, seen_hash: str, by: User) -> Document:
    """Approve exactly this version and have it printed; what is for the superior leaves with the print."""
    document = documents.approve(document=document, version=version, seen_hash=seen_hash, by=by)
    ask("reports.print", document=document, key=f"{version.pk}:final", by=by, version_pk=version.pk, purpose="final")
    return document


@transaction.atomic
def ask_for_preview(*, version: DocumentVersion, by: User) -> Job:
    """A PDF of a draft to look at, marked as one."""
    return ask(
        "reports.print",
        document=version.document,
        key=f"{version.pk}:draft",
        by=by,
        subject=f"version:{version.pk}",
        version_pk=version.pk,
        purpose="draft",
    )


@transaction.atomic
def keep_print(
    *, version: DocumentVersion, purpose: str, pdf: bytes, word: bytes, anchor: str, by: User | None
) -> PrintedReport:
    """Keep the files of a version; printing the approved one issues what leaves with its print, once."""
    printed, _created = PrintedReport.objects.get_or_create(
        version=version,
        purpose=purpose,
        defaults={"pdf": pdf, "word": word, "sha256": hashlib.sha256(pdf).hexdigest(), "anchor": anchor},
    )
    document = Document.objects.select_for_update(of=("self",)).get(pk=version.document_id)
    if purpose == PrintedReport.Purpose.FINAL and document.state == "approved" and document.leaves_with_its_print:
        issue(document=document, by=by)
    return printed


@transaction.atomic
def issue(*, document: Document, by: User | None) -> Document:
    """The approved version leaves: a row and a job for each way to the committee, in this transaction."""
    document = documents.issue(document=document, by=by)
    if document.is_for_superior:
        delivering.send_out(document=document, by=by)
    return document
