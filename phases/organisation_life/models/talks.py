"""Heart-to-heart talks: who, with whom, when, where. What was said is never stored (domain.md T-38, 6.2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person
from phases.timeline.models import Campaign, Phase


class HeartTalk(models.Model):
    """One talk between two people. There is no column for words, and none may be added: `place` is short on purpose.

    Sheets that come in with words lose them before anything is kept (`ledgers.Talks`).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    talker = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("who sought the talk")
    )
    partner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("with whom"))
    talked_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=30, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-talked_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "talked_on"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(talker=F("partner")), name="heart_talk_takes_two"),
            models.UniqueConstraint(
                fields=["campaign", "talker", "partner", "talked_on"], name="heart_talk_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Not the people: the trail names records, and those who read it are not all meant to know who talked."""
        return gettext("heart-to-heart talk")
