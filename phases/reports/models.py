"""How an approved report travels to the supervising committee, and what the committee answered."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import DocumentVersion
from phases.timeline.models import Campaign


class PrintedReport(models.Model):
    """The PDF and Word file of one version, made by a job: once as a draft to look at, once after approval.

    `sha256` is that of the PDF.
    """

    class Purpose(models.TextChoices):
        DRAFT = "draft", _("draft")
        FINAL = "final", _("approved version")

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    pdf = models.BinaryField()
    word = models.BinaryField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    anchor = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "purpose"], name="printed_report_once_per_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_purpose_display()}"


class Delivery(models.Model):
    """One way by which one approved version goes to the committee: exactly one row per version and channel.

    `message_id` is fixed before the first letter leaves, so that a letter that has to be sent again is the same
    letter. `state` SENDING means that a letter may be on its way: whoever finds it so does not know.
    """

    class Channel(models.TextChoices):
        INBOX = "inbox", _("inbox")
        EMAIL = "email", _("e-mail")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("sending")
        DELIVERED = "delivered", _("delivered")
        DEAD = "dead", _("given up")

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("way"), max_length=10, choices=Channel.choices)
    to_campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_name = models.CharField(_("to"), max_length=200, blank=True)
    to_address = models.EmailField(blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    maybe_repeated = models.BooleanField(default=False)
    last_error = models.CharField(max_length=500, blank=True)
    unreachable_since = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "channel"], name="delivery_once_per_version_and_channel"),
            models.UniqueConstraint(
                fields=["message_id"], condition=~Q(message_id=""), name="delivery_has_its_own_message_id"
            ),
            models.CheckConstraint(
                condition=Q(channel="inbox", to_campaign__isnull=False)
                | (Q(channel="email") & ~Q(to_address="") & ~Q(message_id="")),
                name="delivery_has_somewhere_to_go",
            ),
            models.CheckConstraint(
                condition=~Q(state="delivered") | Q(delivered_at__isnull=False), name="delivery_knows_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_channel_display()}"


class Receipt(models.Model):
    """The committee's answer to a delivered version: one, by an account or through the signed link."""

    class Decision(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", _("received")
        SENT_BACK = "sent_back", _("sent back for make-up work")

    version = models.OneToOneField(DocumentVersion, on_delete=models.PROTECT, related_name="+", primary_key=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(_("answer"), max_length=20, choices=Decision.choices)
    remarks = models.TextField(_("remarks"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(_("name"), max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(decision="sent_back") | ~Q(remarks=""), name="receipt_sent_back_says_what_is_missing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_decision_display()}"
