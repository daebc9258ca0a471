"""What a gate decided: waivers and recorded reviews. Written by `gates.services` alone, read by reports."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.timeline.models.phases import Phase, Requirement


class Waiver(models.Model):
    """An unmet requirement let through by the head, with a reason that is printed in the report."""

    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="waivers")
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_gives_a_reason"),
            models.CheckConstraint(
                condition=Q(granted_at=None, granted_by=None) | Q(granted_at__isnull=False, granted_by__isnull=False),
                name="waiver_granted_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["requirement"], condition=Q(revoked_at=None), name="waiver_one_standing_per_requirement"
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class GateReview(models.Model):
    """The gate's verdict at one moment: every requirement with figure, target, lacks and waiver, as JSON rows.

    Never changed. Reports print these rows; a phase closes only with a review that passed.
    """

    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="reviews")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    rows = models.JSONField()
    met = models.PositiveSmallIntegerField()
    waived = models.PositiveSmallIntegerField()
    unmet = models.PositiveSmallIntegerField()
    passed = models.BooleanField()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(passed=False) | Q(unmet=0), name="gate_passes_only_with_nothing_unmet"),
        ]

    def __str__(self) -> str:
        return f"{self.phase}: {self.met}/{self.met + self.waived + self.unmet}"
