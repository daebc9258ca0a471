"""Rounds in which a draft is shown to others, what they said, and what was taken over (domain.md T-41, T-42, 6.3)."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.analysis_report.models.reports import AnalysisReport
from phases.documents.models import DocumentVersion
from phases.meetings.models import Meeting
from phases.organisation.models import Person, Unit


class Circulation(models.Model):
    """One round: exactly this version, in writing or at a meeting. It closes when every point has its answer."""

    class Mode(models.TextChoices):
        WRITING = "writing", _("in writing")
        MEETING = "meeting", _("at a meeting")

    report = models.ForeignKey(AnalysisReport, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    mode = models.CharField(_("way of asking"), max_length=20, choices=Mode.choices, default=Mode.WRITING)
    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(_("sent out on"))
    due_on = models.DateField(_("answers wanted by"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    note = models.CharField(_("remarks"), max_length=300, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    # Counted by `selectors.rounds_of`.
    asked: int
    answered: int
    said: int
    undecided: int

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "number"], name="round_number_once_in_a_report"),
            models.CheckConstraint(
                condition=Q(mode="writing", meeting=None) | Q(mode="meeting", meeting__isnull=False),
                name="round_at_a_meeting_names_it",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("sent_on")), name="round_due_after_it_was_sent"
            ),
        ]

    def __str__(self) -> str:
        return str(_("round %(number)s") % {"number": self.number})

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today


class Recipient(models.Model):
    """A department or a person that was asked, and whether an answer came (domain.md 6.3).

    `name` is for whoever stands on no roster, such as a retired cadre or a partner unit; the office types the answer.
    """

    class State(models.TextChoices):
        SENT = "sent", _("no answer yet")
        REPLIED = "replied", _("answered with points")
        NO_COMMENT = "no_comment", _("no comment")
        NO_REPLY = "no_reply", _("never answered")

    ANSWERED = (State.REPLIED, State.NO_COMMENT)

    circulation = models.ForeignKey(Circulation, on_delete=models.CASCADE, related_name="recipients")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name of somebody outside"), max_length=60, blank=True)
    state = models.CharField(_("answer"), max_length=20, choices=State.choices, default=State.SENT)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    on_paper = models.BooleanField(_("came on paper"), default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["circulation", "unit"], name="unit_asked_once_in_a_round"),
            models.UniqueConstraint(fields=["circulation", "person"], name="person_asked_once_in_a_round"),
            models.UniqueConstraint(
                fields=["circulation", "name"], condition=~Q(name=""), name="outsider_asked_once_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(unit=None, person__isnull=False, name="")
                | Q(unit__isnull=False, person=None, name="")
                | (Q(unit=None, person=None) & ~Q(name="")),
                name="recipient_is_a_unit_or_a_person_or_a_name",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "no_reply"], answered_on=None)
                | Q(state__in=["replied", "no_comment"], answered_on__isnull=False),
                name="recipient_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        if self.unit:
            return self.unit.short_name or self.unit.name
        return self.name or str(self.person)

    @property
    def has_answered(self) -> bool:
        return self.state in self.ANSWERED


class Point(models.Model):
    """One thing that was said about the draft, and what became of it: the line of the adoption table (P-52).

    `section` is the key of the section that it is about, empty for the whole. Who said it stays in the office.
    """

    class Decision(models.TextChoices):
        OPEN = "", _("not decided yet")
        ADOPTED = "adopted", _("adopted")
        PARTLY = "partly", _("partly adopted")
        NOT = "not", _("not adopted")

    TAKEN = (Decision.ADOPTED, Decision.PARTLY)

    circulation = models.ForeignKey(Circulation, on_delete=models.CASCADE, related_name="points")
    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, null=True, blank=True, related_name="points")
    number = models.PositiveSmallIntegerField(_("number"))
    giver = models.CharField(_("who said it"), max_length=60, blank=True)
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("what was said"))
    decision = models.CharField(_("taken over or not"), max_length=20, choices=Decision.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    taken_in = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("circulation", "number")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["circulation", "number"], name="point_number_once_in_a_round"),
            models.CheckConstraint(condition=~Q(text=""), name="point_says_something"),
            models.CheckConstraint(
                condition=Q(decision__in=["", "adopted", "partly", "not"]), name="point_decided_in_a_known_word"
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["partly", "not"]) | ~Q(reason=""), name="point_not_taken_over_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="point_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(taken_in=None) | Q(decision__in=["adopted", "partly"]),
                name="point_in_a_version_was_taken_over",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def giver_words(self) -> str:
        """For the office; the published table says `selectors.masked_giver`."""
        return str(self.recipient) if self.recipient else self.giver
