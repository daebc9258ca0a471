"""The rectification plan: directions, categories, approval and publication (domain.md T-52…T-57)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.opinions.models import Channel
from phases.rectification.states import PlanState
from phases.timeline.models import Campaign


class RectificationPlan(models.Model):
    """The plan of a campaign; its items stand in its categories. `state` is changed by `services.plans` alone.

    `directions` are the sentences around which things are put right (T-52: four 圍繞); `meetings` discussed and
    approved it (T-53). `document` holds its words where somebody wrote them.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    directions = models.JSONField(_("directions"), default=list, blank=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document of the plan"),
    )
    meetings = models.ManyToManyField(
        Meeting, related_name="+", blank=True, verbose_name=_("meetings that discussed and approved it")
    )
    state = models.CharField(_("state"), max_length=20, choices=PlanState.choices, default=PlanState.DRAFT)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="rectification_plan_has_a_title"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(approved_on__isnull=False), name="rectification_plan_approved_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ItemCategory(models.Model):
    """A category of the plan: the 4項 of 4項18條 (domain.md T-55), under one of its directions or none."""

    plan = models.ForeignKey(RectificationPlan, on_delete=models.CASCADE, related_name="categories")
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("category"), max_length=100)
    direction = models.CharField(_("direction"), max_length=300, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plan", "name"], name="item_category_named_once_in_a_plan"),
            models.CheckConstraint(condition=~Q(name=""), name="item_category_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class PlanPublication(models.Model):
    """The plan made public for supervision: where, to whom, from when until when (domain.md T-54).

    `content` is what was published, without a person in it, and `sha256` covers it; a trigger refuses to change either.
    What people answer is gathered as raw opinions of `channel`.
    """

    class Scope(models.TextChoices):
        UNIT = "unit", _("within the unit")
        LIMITED = "limited", _("in a limited circle")
        PUBLIC = "public", _("to everybody")

    plan = models.ForeignKey(RectificationPlan, on_delete=models.PROTECT, related_name="publications")
    scope = models.CharField(_("published to"), max_length=10, choices=Scope.choices, default=Scope.UNIT)
    place = models.CharField(_("where"), max_length=200)
    published_on = models.DateField(_("published from"))
    until = models.DateField(_("published until"), null=True, blank=True)
    contact = models.CharField(_("where one answers"), max_length=200, blank=True)
    content = models.JSONField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+", editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-published_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(place=""), name="plan_publication_says_where"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("published_on")), name="plan_publication_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.published_on:%Y-%m-%d}"


class WorkProject(models.Model):
    """A piece of the unit's own work on the occasion of which things are put right (domain.md T-57)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("work project"), max_length=200)
    note = models.CharField(_("what it has to do with the campaign"), max_length=500, blank=True)
    address = models.CharField(_("where to read more"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "name"], name="work_project_named_once_in_a_campaign"),
            models.CheckConstraint(condition=~Q(name=""), name="work_project_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
