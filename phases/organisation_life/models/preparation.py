"""What belongs to a life meeting beside the meeting itself: papers, notices, directions (domain.md T-22, T-26)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup


class LifeMeeting(models.Model):
    """The papers of a life meeting, and how it was summed up (domain.md T-26, T-32, T-36)."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="+", primary_key=True)
    notice = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("notice of the meeting"),
    )
    plan = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("plan of the phase")
    )
    opinion_summary = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("opinion summary")
    )
    read_out_by = models.CharField(_("who reads the opinion summary"), max_length=60, blank=True)
    wrapped_up_by = models.CharField(_("who sums up"), max_length=60, blank=True)
    wrap_up = models.TextField(_("summing up"), blank=True)
    highlights = models.JSONField(_("highlights"), default=list, blank=True)

    def __str__(self) -> str:
        return str(self.meeting)


class NoticeGiven(models.Model):
    """To whom the meeting was announced, when, and with what.

    How many days before is the template's (`demands.notices_of`); what is due follows the meeting's date. No day:
    it was left out, and the reason says why.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    recipient = models.CharField(_("announced to"), max_length=200)
    sent_on = models.DateField(_("announced on"), null=True, blank=True)
    enclosures = models.ManyToManyField(Document, related_name="+", blank=True, verbose_name=_("enclosures"))
    reason = models.CharField(_("why late or left out"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "recipient"], name="notice_once_per_recipient"),
            models.CheckConstraint(condition=~Q(recipient=""), name="notice_goes_to_somebody"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=False) | ~Q(reason=""), name="notice_left_out_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.recipient


class DirectionNote(models.Model):
    """What a meeting that went through the consolidated opinions said of one of them (domain.md T-22)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(
        OpinionGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("consolidated opinion")
    )
    text = models.CharField(_("direction of the rectification"), max_length=300)

    class Meta:
        ordering = ("group__number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "group"], name="direction_note_once_per_opinion"),
            models.CheckConstraint(condition=~Q(text=""), name="direction_note_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
