"""Reading a document: its newest version, an older one, two beside each other."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from phases.core import audit
from phases.core.jobs.models import Job
from phases.documents import compare, reading, rules, selectors
from phases.documents.access import document_for, reads_drafts, version_for
from phases.documents.forms import RemarkForm
from phases.documents.models import Document, DocumentVersion
from phases.organisation.roles import Permission
from phases.timeline.access import SignedIn


@login_required
def document_detail(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """The newest version; for whoever reads only what was published, the approved one."""
    document = document_for(request, slug, pk)
    version = selectors.newest_version(document) if reads_drafts(request) else document.approved_version
    if version:
        version.document = document
    return _page(request, document, version)


@login_required
def version_detail(request: SignedIn, slug: str, pk: int, number: int) -> HttpResponse:
    version = version_for(request, slug, pk, number)
    return _page(request, version.document, version)


def _page(request: SignedIn, document: Document, version: DocumentVersion | None) -> HttpResponse:
    context: dict[str, Any] = {
        "campaign": document.campaign,
        "document": document,
        "version": version,
        "may_write": request.part.may(Permission.EDIT_DOCUMENTS),
        # The records behind a figure are the unit's own: whoever may not open them reads the figure alone.
        "plain": not reads_drafts(request),
    }
    if reads_drafts(request):
        context["job"] = Job.objects.about(f"document:{document.pk}").filter(kind__in=WRITING).first()
        context["versions"] = document.versions.select_related("author").defer("body", "figures")
        context["history"] = audit.history_of(document)[:12]
    if version:
        context |= reading.page(version)
        context["deeds"] = deeds = reading.deeds(version, request.part, request.user)
        context["decides"] = reading.decides(version, deeds)
        context["way_up"] = rules.has_way_up(document)
    if version and request.part.may(Permission.REVIEW_DOCUMENTS, Permission.EDIT_DOCUMENTS):
        context["remark_form"] = RemarkForm(version)
    return render(request, "documents/document_detail.html", context)


WRITING = ("reports.draft", "reports.print")


@login_required
def version_compare(request: SignedIn, slug: str, pk: int, old: int, new: int) -> HttpResponse:
    newer = version_for(request, slug, pk, new, Permission.SEE_DOCUMENTS)
    older = version_for(request, slug, pk, old, Permission.SEE_DOCUMENTS)
    context = {
        "campaign": newer.document.campaign,
        "document": newer.document,
        "older": older,
        "newer": newer,
        "passages": compare.compare(older, newer),
    }
    return render(request, "documents/version_compare.html", context)
