"""Discussion: a theme, what each department held, and what came out of it (domain.md S-38…S-41, T-24)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Opinion
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign, Phase


class Theme(models.Model):
    """What the whole campaign discusses; without a row the template's words stand (domain.md S-38)."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+", primary_key=True)
    words = models.CharField(_("theme"), max_length=200)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words=""), name="discussion_theme_says_something"),
        ]

    def __str__(self) -> str:
        return self.words


class Discussion(models.Model):
    """One discussion of one department; how many took part may be unknown (domain.md S-39, S-40)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    held_on = models.DateField(_("date"))
    form = models.CharField(_("form"), max_length=60)
    theme = models.CharField(
        _("theme"), max_length=200, blank=True, help_text=_("Empty when it is the campaign's own theme.")
    )
    participants = models.PositiveIntegerField(_("people who took part"), null=True, blank=True)
    leaders = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name=_("leaders who took part"))
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "department"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(form=""), name="discussion_has_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.form}"


class NewView(models.Model):
    """A new view or insight that a discussion brought (domain.md S-41)."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="views")
    text = models.CharField(_("new view"), max_length=1000)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="new_view_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Suggestion(models.Model):
    """A suggestion from a discussion; promoted it stands among the opinions and keeps its origin (domain.md S-41)."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="suggestions")
    text = models.CharField(_("suggestion"), max_length=1000)
    opinion = models.OneToOneField(
        Opinion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="suggestion_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Summary(models.Model):
    """What a department sums its discussions up to, handed in once (domain.md S-41)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    text = models.TextField(_("summary"), blank=True)
    handed_in_on = models.DateField(_("handed in on"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("department__order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "department"], name="summary_once_per_department"),
        ]

    def __str__(self) -> str:
        return str(self.department)
