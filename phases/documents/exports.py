"""The register of documents as a file."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.documents import selectors
from phases.documents.models import Document
from phases.documents.paper import numbers
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class DocumentRegister:
    key = "documents"
    label: Text = _("Register of documents")
    filename = "documents"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("title"),
        _("kind"),
        _("issued by"),
        _("document number"),
        _("date"),
        _("phase"),
        _("state"),
        _("approved by"),
        _("approved at"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        documents = selectors.filtered(Document.objects.filter(campaign=campaign), filters)
        for document in documents.select_related("phase", "approved_by").order_by("pk").iterator():
            yield (
                document.title,
                str(document.get_kind_display()),
                document.issuer,
                numbers.normalised(document.number),
                document.dated_on.isoformat() if document.dated_on else None,
                document.phase.name if document.phase else None,
                str(document.get_state_display()),
                document.approved_by.name if document.approved_by else None,
                document.approved_at.date().isoformat() if document.approved_at else None,
            )
