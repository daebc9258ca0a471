"""The ways to the committee: into its inbox exactly once, by e-mail never lost.

Between the mail server's acceptance and `record_delivered` there is a moment in which a worker may die. Whoever finds
the row SENDING sends the same letter again, with the same Message-ID, and says so (`maybe_repeated`).
"""

import uuid

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.core.jobs.models import Job
from phases.documents.models import Document
from phases.organisation.models import User
from phases.reports import rules
from phases.reports.models import Delivery
from phases.reports.services.asking import ask

Channel, State = Delivery.Channel, Delivery.State


@transaction.atomic
def send_out(*, document: Document, by: User | None) -> list[Delivery]:
    """A delivery for each way that the campaign has to its superior."""
    campaign, version = document.campaign, document.approved_version
    deliveries = []
    if campaign.parent:
        name = campaign.superior_name or campaign.parent.unit.name
        deliveries.append(Delivery(version=version, channel=Channel.INBOX, to_campaign=campaign.parent, to_name=name))
    if campaign.superior_email:
        deliveries.append(
            Delivery(
                version=version,
                channel=Channel.EMAIL,
                to_name=campaign.superior_name,
                to_address=campaign.superior_email,
                message_id=_message_id(),
            )
        )
    for delivery in deliveries:
        delivery.save()
        _ask(delivery, by)
        audit.append(
            chain=campaign.audit_chain,
            act="delivery.requested",
            by=by,
            on=delivery,
            detail={"way": delivery.channel, "to": delivery.to_name or delivery.to_address},
            object_hash=document.approved_hash,
        )
    return deliveries


def _ask(delivery: Delivery, by: User | None) -> Job:
    return ask(
        f"reports.deliver_{delivery.channel}",
        document=delivery.version.document,
        key=str(delivery.pk),
        by=by,
        subject=f"delivery:{delivery.pk}",
        delivery_pk=delivery.pk,
    )


def _message_id() -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{uuid.uuid4()}@{domain}>"


@transaction.atomic
def announce_sending(*, delivery: Delivery) -> Delivery:
    """Written before the letter leaves. Finding SENDING here means that an earlier try ended unknown."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if delivery.state == State.DELIVERED:
        return delivery
    delivery.maybe_repeated = delivery.maybe_repeated or delivery.state == State.SENDING
    delivery.state = State.SENDING
    delivery.attempts += 1
    delivery.save(update_fields=["maybe_repeated", "state", "attempts"])
    return delivery


@transaction.atomic
def record_delivered(*, delivery: Delivery) -> Delivery:
    """It is there. The second of two workers finds it recorded and changes nothing."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if delivery.state == State.DELIVERED:
        return delivery
    delivery.state, delivery.delivered_at = State.DELIVERED, timezone.now()
    delivery.last_error, delivery.unreachable_since = "", None
    delivery.save(update_fields=["state", "delivered_at", "last_error", "unreachable_since"])
    act = "delivery.filed" if delivery.channel == Channel.INBOX else "delivery.sent"
    _append(delivery, act, None, detail={"message_id": delivery.message_id, "maybe_repeated": delivery.maybe_repeated})
    return delivery


def note_unreachable(*, delivery: Delivery, reason: str, was_refused: bool) -> None:
    """The mail server does not take it now. `was_refused`: it said so, hence it certainly does not have it."""
    changes = {"last_error": reason[:500], "unreachable_since": delivery.unreachable_since or timezone.now()}
    if was_refused:
        changes["state"] = State.WAITING
    Delivery.objects.filter(pk=delivery.pk).exclude(state=State.DELIVERED).update(**changes)


@transaction.atomic
def give_up(*, delivery: Delivery, reason: str) -> None:
    """Nobody tries it again unless a person asks; the reason stands on the page."""
    held = Delivery.objects.filter(pk=delivery.pk).exclude(state__in=[State.DELIVERED, State.DEAD])
    if held.update(state=State.DEAD, last_error=reason[:500]):
        _append(delivery, "delivery.failed", None, reason=reason)


@transaction.atomic
def retry(*, delivery: Delivery, by: User) -> Delivery:
    """Try a delivery that waits or was given up again, now: the same letter with the same Message-ID."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    rules.may_retry(delivery).enforce()
    if delivery.state == State.DEAD:
        delivery.state = State.WAITING
    delivery.unreachable_since = None
    delivery.save(update_fields=["state", "unreachable_since"])
    _ask(delivery, by)
    _append(delivery, "delivery.retried", by)
    return delivery


def _append(delivery: Delivery, act: str, by: User | None, **words: object) -> None:
    version = delivery.version
    chain = version.document.campaign.audit_chain
    audit.append(chain=chain, act=act, by=by, on=delivery, object_hash=version.sha256, **words)  # type: ignore[arg-type] # reason or detail
