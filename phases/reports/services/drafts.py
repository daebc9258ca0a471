"""Asking for a draft, writing it, and taking new figures into it."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit
from phases.core.jobs.models import Job
from phases.documents import gate_words
from phases.documents import services as documents
from phases.documents.models import Document, DocumentVersion
from phases.documents.selectors import newest_version
from phases.organisation.models import User
from phases.reports import drafting, rules
from phases.reports.services.asking import ask
from phases.timeline.models import Phase


@transaction.atomic
def ask_for_draft(*, phase: Phase, by: User) -> Document:
    """The phase's report with a job that drafts it. One that exists gets new figures, its words stay."""
    standing = Document.objects.filter(kind=Document.Kind.PHASE_REPORT, phase=phase).exclude(state="withdrawn").first()
    if standing:
        refresh_figures(document=standing, by=by)
        return standing
    with override(phase.campaign.script):
        title = phase.report_outline.get("title") or _("Report on the phase “%(phase)s”") % {"phase": phase.name}
    document = documents.create(
        campaign=phase.campaign,
        kind=Document.Kind.PHASE_REPORT,
        title=title.replace("\n", ""),
        phase=phase,
        by=by,
        issuer=phase.campaign.unit.name,
    )
    _ask(document, by)
    return document


@transaction.atomic
def refresh_figures(*, document: Document, by: User) -> Job:
    """Ask for a new version with the figures of now; the old version keeps its own.

    What the gate says comes from its newest review: `gates.services.draft_report` takes one and then asks here.
    """
    rules.may_refresh(document).enforce()
    return _ask(document, by)


def _ask(document: Document, by: User) -> Job:
    """Asking again while the first draft is still being written is asking once."""
    newest = newest_version(document)
    number = newest.number if newest else 0
    running = Job.objects.unfinished().filter(kind="reports.draft", subject=f"document:{document.pk}").first()
    if running:
        return running
    key = f"{document.pk}:{number}:{uuid.uuid4().hex[:8]}"
    job = ask("reports.draft", document=document, key=key, by=by, document_pk=document.pk)
    audit.append(chain=document.campaign.audit_chain, act="report.requested", by=by, on=document)
    return job


@transaction.atomic
def write_draft(*, document: Document, by: User | None) -> DocumentVersion:
    """The first version from the outline; later ones keep its words, with figures and gate sections of now."""
    phase = document.phase
    if phase is None:
        raise ValueError("a phase report has a phase")
    newest = newest_version(document)
    figures = drafting.snapshot(phase)
    body = gate_words.brought_up(newest.body, phase) if newest else drafting.compose(phase, figures)
    with override(document.campaign.script):
        label = _("figures refreshed") if newest else _("drafted from the records")
    version = documents.save_version(
        document=document,
        by=by,
        body=body,
        based_on=newest.number if newest else 0,
        figures=drafting.with_gaps(phase, body, figures),
        label=label,
    )
    audit.append(
        chain=document.campaign.audit_chain,
        act="report.drafted",
        by=by,
        on=document,
        detail={"version": version.number},
        object_hash=version.sha256,
    )
    return version
