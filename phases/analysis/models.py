"""Problems: what phase one finds and phase two analyses (domain.md S-36, S-37, T-24)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.analysis.states import ProblemState
from phases.discussion.models import Discussion
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person, Unit
from phases.research.models import Topic
from phases.timeline.models import Campaign, Phase


class Problem(models.Model):
    """One problem of the leading group or of party cadres. `state` is changed by `analysis.services.move` alone."""

    class Subject(models.TextChoices):
        LEADING_GROUP = "leading_group", _("leading group")
        PARTY_CADRES = "party_cadres", _("party members and cadres")

    class Source(models.TextChoices):
        MASSES = "masses", _("raised by the masses")
        FOUND = "found", _("found ourselves")
        SUPERIOR = "superior", _("named by the superior")
        EACH_OTHER = "each_other", _("named by each other")
        RESEARCH = "research", _("found in research")
        INSPECTION = "inspection", _("found by inspection")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    number = models.PositiveIntegerField(_("number"))
    subject = models.CharField(_("whose problem"), max_length=20, choices=Subject.choices)
    text = models.TextField(_("problem"))
    source = models.CharField(_("how it was found"), max_length=20, choices=Source.choices, default=Source.FOUND)
    cause = models.TextField(_("cause"), blank=True)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    raised_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raised by (leader)")
    )
    groups = models.ManyToManyField(OpinionGroup, related_name="+", blank=True, verbose_name=_("consolidated opinions"))
    topics = models.ManyToManyField(Topic, related_name="+", blank=True, verbose_name=_("research topics"))
    discussions = models.ManyToManyField(Discussion, related_name="+", blank=True, verbose_name=_("discussions"))
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=ProblemState.choices, default=ProblemState.FOUND)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("number", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "subject", "state"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "number"], name="problem_number_once_in_a_campaign"),
            models.CheckConstraint(condition=~Q(text=""), name="problem_says_something"),
            models.CheckConstraint(
                condition=~Q(state="cause_analysed") | ~Q(cause=""), name="problem_analysed_names_its_cause"
            ),
        ]

    def __str__(self) -> str:
        return self.text
