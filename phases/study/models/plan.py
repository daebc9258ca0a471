"""The study plan: what is to be studied when, before anything was (domain.md S-09)."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.core.vague_dates import Precision, VagueDate
from phases.organisation.models import Group, Unit
from phases.study.models.materials import StudyMaterial
from phases.study.models.sessions import StudyForm, StudySession
from phases.timeline.models import Campaign, Phase


class PlannedStudy(models.Model):
    """One row of the plan. `session` is the draft, later the record, that was made of it.

    Without a department the row is the unit's own; a department's row is its liaison's to write.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    when_words = models.CharField(_("when"), max_length=60, blank=True)
    when_on = models.DateField(null=True, blank=True, editable=False)
    when_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    theme = models.CharField(_("theme and content"), max_length=200)
    form = models.CharField(_("form"), max_length=20, choices=StudyForm.choices, default=StudyForm.COLLECTIVE)
    lead = models.CharField(_("led by"), max_length=60, blank=True)
    groups = models.ManyToManyField(Group, related_name="+", blank=True, verbose_name=_("groups taking part"))
    who = models.CharField(_("who else takes part"), max_length=100, blank=True)
    half_hours = models.PositiveSmallIntegerField(_("credit in half hours"), default=4)
    materials = models.ManyToManyField(StudyMaterial, related_name="+", blank=True, verbose_name=_("materials"))
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    session = models.OneToOneField(
        StudySession, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned", editable=False
    )

    class Meta:
        ordering = (models.F("when_on").asc(nulls_last=True), "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(theme=""), name="planned_study_has_a_theme"),
            models.CheckConstraint(
                condition=Q(half_hours__gt=0, half_hours__lte=48), name="planned_study_lasts_up_to_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.theme

    @property
    def hours(self) -> Decimal:
        return Decimal(self.half_hours) / 2

    @property
    def when(self) -> VagueDate:
        return VagueDate(self.when_on, Precision(self.when_precision), self.when_words)
