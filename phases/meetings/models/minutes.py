"""What was set right after the minutes were locked: beside the record, never in it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models.gatherings import Meeting


class MinutesCorrection(models.Model):
    """A sentence that corrects locked minutes, with its reason; the minutes stay as they were closed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("what it should say"))
    reason = models.CharField(_("why"), max_length=200)
    on = models.DateField(_("date"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(reason=""), name="minutes_correction_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return self.text
