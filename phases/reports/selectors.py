"""Reads of printed and delivered reports that several callers share."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from phases.core.jobs.models import Job
from phases.documents.models import Document, DocumentVersion
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.timeline.models import Campaign, Phase


def report_of(phase: Phase) -> Document | None:
    """The report of the phase that stands, if one was begun."""
    standing = Document.objects.filter(kind=Document.Kind.PHASE_REPORT, phase=phase)
    return standing.exclude(state="withdrawn").first()


def deliveries_of(campaign: Campaign) -> QuerySet[Delivery]:
    return Delivery.objects.filter(version__document__campaign=campaign).select_related(
        "version__document__campaign", "to_campaign"
    )


def filtered(deliveries: QuerySet[Delivery], fields: Mapping[str, str]) -> QuerySet[Delivery]:
    if words := fields.get("q", "").strip():
        deliveries = deliveries.filter(Q(version__document__title__icontains=words) | Q(to_name__icontains=words))
    if state := fields.get("state"):
        deliveries = deliveries.filter(state=state)
    return deliveries


def receipts_of(deliveries: Iterable[Delivery]) -> dict[int, Receipt]:
    """The answers by version; one query."""
    return Receipt.objects.in_bulk([delivery.version_id for delivery in deliveries])


def inbox_of(campaign: Campaign) -> QuerySet[Delivery]:
    """What arrived in a superior's campaign, the newest first."""
    return Delivery.objects.filter(
        to_campaign=campaign, channel=Delivery.Channel.INBOX, state=Delivery.State.DELIVERED
    ).select_related("version__document__campaign__unit", "version__document__phase", "version__document__approved_by")


def printed(version: DocumentVersion, purpose: str) -> PrintedReport | None:
    return PrintedReport.objects.filter(version=version, purpose=purpose).first()


def earlier_delivered(version: DocumentVersion) -> DocumentVersion | None:
    """The version of the same document that the committee had before this one."""
    sent = Delivery.objects.filter(version__document=version.document_id, version__number__lt=version.number)
    delivery = sent.select_related("version").order_by("-version__number").first()
    return delivery.version if delivery else None


def jobs_of(deliveries: Iterable[Delivery]) -> dict[str, Job]:
    """The work on each delivery by its subject; one query."""
    subjects = [f"delivery:{delivery.pk}" for delivery in deliveries]
    return {job.subject: job for job in Job.objects.filter(subject__in=subjects).order_by("pk")}


def waiting_in(campaign: Campaign) -> QuerySet[Delivery]:
    """What the committee has not answered, the oldest first; a version that was replaced no longer waits."""
    answered = Receipt.objects.filter(version=OuterRef("version"))
    return inbox_of(campaign).filter(~Exists(answered), version__document__state="issued").order_by("pk")


def answered_in(campaign: Campaign) -> QuerySet[Delivery]:
    answered = Receipt.objects.filter(version=OuterRef("version"))
    return inbox_of(campaign).filter(Exists(answered))
