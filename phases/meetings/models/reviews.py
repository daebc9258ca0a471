"""The review of a phase by its leaders, which comes before the phase report (domain.md S-53, 阶段讲评)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models.gatherings import Meeting
from phases.timeline.models import Phase


class StageReview(models.Model):
    """Who reviewed the phase, on which day, in which words; perhaps at a meeting that is recorded."""

    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("at the meeting")
    )
    reviewer = models.CharField(_("reviewer"), max_length=100)
    reviewed_on = models.DateField(_("date"))
    text = models.TextField(_("what was said"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-reviewed_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reviewer="") & ~Q(text=""), name="stage_review_says_who_and_what"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.reviewer}"
