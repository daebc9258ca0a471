"""Reads of documents that several callers share."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from phases.documents.models import Document, DocumentVersion
from phases.documents.states import PUBLISHED
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign, Requirement
from phases.timeline.selectors import Part


def documents_of(campaign: Campaign, part: Part) -> QuerySet[Document]:
    """What somebody with this part may read; members and observers read what was published."""
    documents = Document.objects.filter(campaign=campaign)
    if part.may(Permission.SEE_DOCUMENTS):
        return documents
    return documents.filter(state__in=PUBLISHED)


def filtered(documents: QuerySet[Document], fields: Mapping[str, str]) -> QuerySet[Document]:
    """The fields of the list's filter form; unknown values find nothing and empty ones everything."""
    if words := fields.get("q", "").strip():
        documents = documents.filter(
            Q(title__icontains=words) | Q(number__icontains=words) | Q(issuer__icontains=words)
        )
    if kind := fields.get("kind"):
        documents = documents.filter(kind=kind)
    if state := fields.get("state"):
        documents = documents.filter(state=state)
    else:
        documents = documents.exclude(state="withdrawn")
    return documents


def newest_version(document: Document) -> DocumentVersion | None:
    return DocumentVersion.objects.filter(document=document).select_related("author").first()


def required_sections(campaign: Campaign, kind: str) -> list[str]:
    """The headings that the campaign demands of a document of this kind (domain.md S-06)."""
    demands = Requirement.objects.filter(phase__campaign=campaign, criterion="document_filed").values_list(
        "where", flat=True
    )
    return next((list(where["sections"]) for where in demands if where.get("kind") == kind and "sections" in where), [])
