"""The signed link with which a committee without an account reads and answers a report."""

from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from phases.reports.models import Delivery

SALT = "phases.portal.reply"
PURPOSE = "answer a report"
VALID = timedelta(days=180)


def reply_token(delivery: Delivery) -> str:
    """The same for every try of one delivery, so that a letter sent again is the same letter."""
    until = timezone.localdate(delivery.asked_at) + VALID
    return signing.Signer(salt=SALT).sign_object(
        {"delivery": delivery.token.hex, "purpose": PURPOSE, "until": until.isoformat()}
    )


def reply_url(delivery: Delivery) -> str:
    return f"{settings.SITE_URL}{reverse('portal:reply', args=[reply_token(delivery)])}"


def read_token(token: str) -> Delivery | None:
    """The delivery, when the link is ours, for this purpose and not expired."""
    try:
        words = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    if words["purpose"] != PURPOSE or timezone.localdate() > date.fromisoformat(words["until"]):
        return None
    deliveries = Delivery.objects.select_related("version__document__campaign__unit", "version__document__phase")
    return deliveries.filter(token=words["delivery"]).first()
