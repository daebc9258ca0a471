"""Reports on their way to the committee, moved by the same acts as in life."""

from types import SimpleNamespace
from typing import Any

from phases.documents.models import Document
from phases.reports import services
from phases.reports.models import Delivery
from tests.factories import documents as make

PDF = b"%PDF-1.7 printed"


def issued(place: SimpleNamespace, **words: Any) -> Document:
    """Approved, printed and on its way."""
    document = make.submitted(place, **words)
    version = make.newest(document)
    services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)
    services.keep_print(version=version, purpose="final", pdf=PDF, word=b"PK", anchor="12 5KQ2", by=place.head)
    document.refresh_from_db()
    return document


def delivery(document: Document, channel: str = "inbox") -> Delivery:
    return Delivery.objects.select_related("version__document__campaign").get(
        version=document.approved_version_id, channel=channel
    )


def delivered(place: SimpleNamespace, channel: str = "inbox", **words: Any) -> Delivery:
    return services.record_delivered(delivery=delivery(issued(place, **words), channel))
