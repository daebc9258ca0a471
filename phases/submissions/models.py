"""Dealings with the superior: what it was asked, what it was sent, what it answered (domain.md T-11, T-18, S-54)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.timeline.models import Campaign, Phase


class Channel(models.TextChoices):
    """How a question or a paper travels; a telephone call is enough (domain.md 6.3)."""

    LETTER = "letter", _("on paper")
    PHONE = "phone", _("by telephone")
    IN_PERSON = "in_person", _("in person")
    EMAIL = "email", _("e-mail")
    EXCHANGE = "exchange", _("document exchange system")


class ConsentRequest(models.Model):
    """The superior's consent to something, asked for and decided.

    NOT_ASKED keeps the office's reason for going ahead without consent: real offices do, and the record says why.
    """

    class Decision(models.TextChoices):
        WAITING = "", _("not answered yet")
        GRANTED = "granted", _("granted")
        GRANTED_WITH_COMMENTS = "granted_with_comments", _("granted with comments")
        REFUSED = "refused", _("refused")
        NOT_ASKED = "not_asked", _("went ahead without asking")

    CONSENTING = (Decision.GRANTED, Decision.GRANTED_WITH_COMMENTS)

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    subject = models.CharField(_("what for"), max_length=200)
    meeting_kind = models.CharField(
        _("for a meeting of the kind"), max_length=30, choices=Meeting.Kind.choices, blank=True
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    superior = models.CharField(_("asked of"), max_length=200, blank=True)
    asked_on = models.DateField(_("asked on"))
    asked_by = models.CharField(_("asked by"), max_length=60, blank=True)
    channel = models.CharField(_("how"), max_length=20, choices=Channel.choices, default=Channel.LETTER)
    decision = models.CharField(
        _("answer"), max_length=30, choices=Decision.choices, default=Decision.WAITING, blank=True
    )
    decided_on = models.DateField(_("answered on"), null=True, blank=True)
    decided_by = models.CharField(_("answered by"), max_length=60, blank=True)
    comments = models.TextField(_("comments or reason"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-asked_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "meeting_kind"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(subject=""), name="consent_says_what_for"),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="consent_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("asked_on")),
                name="consent_answered_after_it_was_asked",
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["refused", "not_asked"]) | ~Q(comments=""),
                name="consent_lacking_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_granted(self) -> bool:
        return self.decision in self.CONSENTING


class Submission(models.Model):
    """A paper sent to somebody for review, filing or information, and the answer (domain.md T-18, T-43, T-51).

    Phase reports that the product itself delivers stand in `reports.Delivery`; the register shows both.
    """

    class Purpose(models.TextChoices):
        REVIEW = "review", _("for review")
        FILING = "filing", _("for filing")
        INFORMATION = "information", _("for information")

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        RETURNED = "returned", _("returned with comments")
        ACCEPTED = "accepted", _("accepted")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    title = models.CharField(_("paper"), max_length=300)
    recipient = models.CharField(_("sent to"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices, default=Purpose.REVIEW)
    sent_on = models.DateField(_("sent on"))
    channel = models.CharField(_("way of sending"), max_length=20, choices=Channel.choices, default=Channel.LETTER)
    copies = models.PositiveSmallIntegerField(_("copies sent"), default=1)
    clerk = models.CharField(_("clerk who sent it"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.SENT)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    comment = models.TextField(_("comment of the superior"), blank=True)
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-sent_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "state"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="submission_has_a_title"),
            models.CheckConstraint(condition=~Q(recipient=""), name="submission_goes_to_somebody"),
            models.CheckConstraint(condition=Q(copies__gte=1), name="submission_of_at_least_one_copy"),
            models.CheckConstraint(
                condition=Q(state="sent", answered_on=None) | (~Q(state="sent") & Q(answered_on__isnull=False)),
                name="submission_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("sent_on")),
                name="submission_answered_after_it_was_sent",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(comment=""), name="submission_returned_with_a_comment"
            ),
        ]

    def __str__(self) -> str:
        return self.title
