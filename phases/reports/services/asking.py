"""The words that every job of a report carries."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core import jobs
from phases.core.jobs.models import Job
from phases.documents.models import Document
from phases.organisation.models import User


def ask(kind: str, *, document: Document, key: str, by: User | None, subject: str = "", **payload: Any) -> Job:
    """One job about a document, in the transaction of the act that asks for it."""
    return jobs.ask(
        kind=kind,
        key=f"{kind}:{key}",
        payload=payload,
        by=by,
        subject=subject or f"document:{document.pk}",
        scope=str(document.campaign.audit_chain),
        title=_("%(title)s (%(unit)s)") % {"title": document.title, "unit": document.campaign.unit.short_name},
        url=reverse("documents:document-detail", args=[document.campaign.slug, document.pk]),
    )
