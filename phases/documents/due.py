"""What documents put on somebody's workbench."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core.due import Due
from phases.documents.models import Document
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class DocumentsWaiting:
    """Drafts to decide for the leader; returned and sent-back ones for the office. One query."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        states = []
        if part.may(Permission.REVIEW_DOCUMENTS):
            states.append("submitted")
        if part.may(Permission.EDIT_DOCUMENTS):
            states += ["returned", "sent_back"]
        for document in Document.objects.filter(campaign=campaign, state__in=states):
            yield _due(document, reverse("documents:document-detail", args=[campaign.slug, document.pk]))


def _due(document: Document, url: str) -> Due:
    why, action, icon = {
        "submitted": (_("Sent for review; it waits for your decision."), _("Read and decide"), "file-clock"),
        "returned": (_("The leader returned it with remarks."), _("See the remarks"), "undo-2"),
        "sent_back": (_("The superior sent it back for make-up work."), _("See what is missing"), "undo-2"),
    }[document.state]
    return Due(what=document.title, why=why, url=url, action=action, icon=icon)
