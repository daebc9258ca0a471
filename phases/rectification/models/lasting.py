"""What outlives the campaign: regulations and their booklet, long-term measures; and the points of the summary."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.organisation.models import Unit
from phases.rectification.models.items import Item
from phases.rectification.states import RegulationState
from phases.timeline.models import Campaign


class Regulation(models.Model):
    """A regulation that is made, revised or abolished (domain.md T-56). `state` is changed by `services.regulations`.

    Its words stand in a document or are written here; the booklet takes them from either.
    """

    class Action(models.TextChoices):
        NEW = "new", _("newly made")
        REVISE = "revise", _("revised")
        ABOLISH = "abolish", _("abolished")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("regulation"), max_length=200)
    action = models.CharField(_("new, revised or abolished"), max_length=10, choices=Action.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=RegulationState.choices, default=RegulationState.TO_REVIEW, editable=False
    )
    number = models.CharField(_("document number"), max_length=60, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    department = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible department"),
    )
    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="regulations",
        verbose_name=_("answers item"),
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    text = models.TextField(_("words of the regulation"), blank=True)
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "title"], name="regulation_titled_once_in_a_campaign"),
            models.CheckConstraint(condition=~Q(title=""), name="regulation_has_a_title"),
            models.CheckConstraint(
                condition=~Q(state__in=["issued", "abolished"]) | Q(issued_on__isnull=False),
                name="regulation_in_force_since_a_day",
            ),
            models.CheckConstraint(
                condition=(~Q(state="issued") | ~Q(action="abolish")) & (~Q(state="abolished") | Q(action="abolish")),
                name="regulation_ends_as_its_action_says",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Booklet(models.Model):
    """The regulations bound into one PDF, made by a job; a later one replaces none (domain.md T-56)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("title of the booklet"), max_length=200)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    contents = models.JSONField(default=list, editable=False)
    pdf = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(made_at=None) | (Q(pdf__isnull=False) & ~Q(sha256="")), name="booklet_made_has_its_pages"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class BookletCopies(models.Model):
    """So many copies of a booklet for a department (domain.md T-56: 印發各部室)."""

    booklet = models.ForeignKey(Booklet, on_delete=models.PROTECT, related_name="copies")
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    number = models.PositiveSmallIntegerField(_("copies"), default=1)
    on = models.DateField(_("handed out on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["booklet", "department"], name="booklet_given_once_to_a_department"),
            models.CheckConstraint(condition=Q(number__gte=1), name="booklet_copies_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.number}"


class LongTermMeasure(models.Model):
    """What goes on after the campaign, in groups; it may be changed after the archive too (domain.md T-64)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    group = models.CharField(_("group of measures"), max_length=200)
    text = models.TextField(_("measure"), max_length=2000)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who sees to it")
    )
    look_on = models.DateField(_("looked at again on"), null=True, blank=True)
    progress = models.TextField(_("how it goes"), blank=True, max_length=2000)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(group="") & ~Q(text=""), name="long_term_measure_says_what"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class SummaryPoint(models.Model):
    """An effect of the campaign or a shortcoming; the summary report numbers them itself (domain.md T-58, T-59)."""

    class Kind(models.TextChoices):
        EFFECT = "effect", _("effect")
        SHORTCOMING = "shortcoming", _("shortcoming")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("effect or shortcoming"), max_length=20, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("place among its kind"), default=1)
    text = models.CharField(_("point of the summary"), max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("kind", "order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="summary_point_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
