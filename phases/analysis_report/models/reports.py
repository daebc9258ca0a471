"""The report itself: its document, who answers for it, what it has to say, and the names that its versions bear."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.analysis_report.states import NAMED, Stage
from phases.documents.models import Document, DocumentVersion
from phases.organisation.models import Person
from phases.submissions.models import Submission
from phases.timeline.models import Campaign, Phase


class AnalysisReport(models.Model):
    """One for a campaign; it may be opened while phase one is still under way (domain.md T-37).

    The words stand in the versions of `document`, which the head approves as any other. `stage` is changed by
    `analysis_report.services.stages` alone.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("document"))
    opened_in = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("opened in phase")
    )
    opened_on = models.DateField(_("opened on"))
    chief = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chief author")
    )
    duty = models.CharField(_("duty of the chief author"), max_length=60, blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.PLANNING)

    def __str__(self) -> str:
        return str(self.document)


class Aspect(models.Model):
    """One of the things that the report has to say, as the template names them (domain.md T-40).

    `key` is that of the section of the words; it stays when the heading is reworded.
    """

    report = models.ForeignKey(AnalysisReport, on_delete=models.CASCADE, related_name="aspects")
    number = models.PositiveSmallIntegerField(_("number"))
    key = models.CharField(max_length=20)
    name = models.CharField(_("aspect"), max_length=100)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "number"], name="aspect_number_once_in_a_report"),
            models.UniqueConstraint(fields=["report", "key"], name="aspect_key_once_in_a_report"),
            models.CheckConstraint(condition=~Q(name=""), name="aspect_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class StageMark(models.Model):
    """A version bears a name from a day on: 初稿, 征求意见稿, 评议稿, 定稿 (domain.md T-43).

    A trigger keeps it unchanged. `explanation` is what the office said where something was still missing (T-40).
    """

    report = models.ForeignKey(AnalysisReport, on_delete=models.CASCADE, related_name="marks")
    stage = models.CharField(_("stage"), max_length=20, choices=[(stage.value, stage.label) for stage in NAMED])
    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="+")
    marked_on = models.DateField(_("date"))
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_hash = models.CharField(max_length=64, blank=True)
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "stage", "version"], name="stage_named_once_of_a_version"),
            models.CheckConstraint(
                condition=~Q(stage__in=["review", "final"]) | (Q(approved_by__isnull=False) & ~Q(approved_hash="")),
                name="stage_of_an_approved_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.version.number}"


class SentCopy(models.Model):
    """Which named version went to somebody; the register of papers says when, and what was answered (T-43, T-51)."""

    mark = models.ForeignKey(StageMark, on_delete=models.CASCADE, related_name="copies")
    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.submission)
