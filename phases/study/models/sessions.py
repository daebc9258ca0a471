"""Study sessions: what makes a meeting study (domain.md S-09…S-19)."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.study.models.materials import StudyMaterial


class StudyForm(models.TextChoices):
    COLLECTIVE = "collective", _("collective study")
    LECTURE = "lecture", _("lecture")
    SEMINAR = "seminar", _("discussion seminar")
    SELF = "self", _("self-study")


# What counts towards the hours of collective study where a requirement names no forms of its own.
COUNTED_FORMS = (StudyForm.COLLECTIVE, StudyForm.LECTURE, StudyForm.SEMINAR)


class StudySession(models.Model):
    """What makes a meeting study. Hours are kept as half hours: whole numbers that add up exactly."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="+", primary_key=True)
    form = models.CharField(_("form"), max_length=20, choices=StudyForm.choices, default=StudyForm.COLLECTIVE)
    half_hours = models.PositiveSmallIntegerField(_("credit in half hours"))
    content = models.CharField(_("content"), max_length=300, blank=True)
    materials = models.ManyToManyField(StudyMaterial, related_name="+", blank=True, verbose_name=_("materials"))
    lecturer = models.CharField(_("lecturer"), max_length=60, blank=True)
    lecturer_from = models.CharField(_("lecturer's institution"), max_length=100, blank=True)
    lecturer_is_external = models.BooleanField(_("invited from outside"), default=False)

    # Counted by `selectors.sessions.sessions_of`.
    expected: int
    present: int

    class Meta:
        ordering = ("-meeting__held_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(half_hours__gt=0, half_hours__lte=48), name="session_lasts_up_to_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def hours(self) -> Decimal:
        return Decimal(self.half_hours) / 2
