"""Fetch and check for the pages of one document."""

from django.http import Http404, HttpRequest

from phases.documents import selectors
from phases.documents.models import Document, DocumentVersion
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn

READ = (Permission.SEE_DOCUMENTS, Permission.SEE_PUBLISHED)


def document_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Document:
    """The document, when the user may read it and holds one of `permissions` (without any: may read)."""
    campaign = access.campaign_for(request, slug, *(permissions or READ))
    documents = selectors.documents_of(campaign, request.part)  # type: ignore[attr-defined] # typed by SignedIn
    document = documents.select_related("phase", "approved_by", "approved_version").filter(pk=pk).first()
    if document is None:
        raise Http404
    document.campaign = campaign
    return document


def version_for(request: HttpRequest, slug: str, pk: int, number: int, *permissions: Permission) -> DocumentVersion:
    """One version; whoever may not read drafts reads the approved one alone."""
    document = document_for(request, slug, pk, *permissions)
    version = document.versions.select_related("author").filter(number=number).first()
    if version is None or not (reads_drafts(request) or version.pk == document.approved_version_id):
        raise Http404
    version.document = document
    return version


def reads_drafts(request: HttpRequest) -> bool:
    signed_in: SignedIn = request  # type: ignore[assignment] # views stand behind campaign_for
    return signed_in.part.may(Permission.SEE_DOCUMENTS)
