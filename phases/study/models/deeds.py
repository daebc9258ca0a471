"""Small records beside the hours: ticks on a check-list, and activities of striving for excellence."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Unit
from phases.timeline.models import Campaign, Phase


class ChecklistTick(models.Model):
    """Somebody's word that a department has done an item that no record shows (domain.md S-11, T-14)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    item = models.CharField(_("item"), max_length=100)
    note = models.CharField(_("how it is known"), max_length=200)
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["phase", "department", "item"], name="checklist_item_ticked_once_for_a_department"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="checklist_tick_says_how_it_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.item}"


class ExcellenceActivity(models.Model):
    """An activity of striving for excellence; optional, evaluated in words or not at all (domain.md S-50)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    title = models.CharField(_("title"), max_length=200)
    on = models.DateField(_("date"))
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    what = models.CharField(_("what was done"), max_length=300, blank=True)
    evaluation = models.CharField(_("how it was judged"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="excellence_activity_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
