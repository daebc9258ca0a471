"""What departments and people wrote about their study (domain.md S-20). No words are counted, nobody is ranked."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign, Phase


class Reflection(models.Model):
    """A reflection that was received; the text itself may stay on paper. One taken back keeps its line."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    received_on = models.DateField(_("received on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-received_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "phase"])]

    def __str__(self) -> str:
        return self.title or str(self.person or self.department)
