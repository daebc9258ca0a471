"""Approving one exact version."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.documents import compare, selectors
from phases.documents.access import version_for
from phases.documents.models import Document, DocumentVersion
from phases.documents.services.review import TextChangedError
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.reports import services


@login_required
@require_POST
def report_approve(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """The request carries the hash of what was read; other words now are shown instead of approved."""
    version = version_for(request, slug, pk, number, Permission.REVIEW_DOCUMENTS)
    document = version.document
    seen_hash = request.POST.get("seen_hash", "")
    try:
        services.approve(document=document, version=version, seen_hash=seen_hash, by=signed_in(request))
    except TextChangedError as refusal:
        return _changed(request, version, refusal)
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _said(document) % {"number": number})
    return redirect("documents:document-detail", slug, pk)


def _said(document: Document) -> str:
    """What happens next, by itself or by the next deed."""
    if document.is_for_superior:
        return _("Version %(number)s is approved. The official paper is being printed; then it goes out by itself.")
    if document.leaves_with_its_print:
        return _("Version %(number)s is approved. The official paper is being printed.")
    return _("Version %(number)s is approved. The office can name it on the page of the analysis report.")


def _changed(request: HttpRequest, version: DocumentVersion, refusal: TextChangedError) -> HttpResponse:
    newest = selectors.newest_version(version.document)
    context = {
        "campaign": version.document.campaign,
        "document": version.document,
        "reason": refusal.reason,
        "older": version,
        "newer": newest,
        "passages": compare.compare(version, newest) if newest else [],
    }
    return render(request, "reports/text_changed.html", context, status=409)
