"""Publicity: columns, items, bulletins, essays and exemplary cases (domain.md S-21…S-23, S-46, S-47, T-15).

A link or the number of an issue is proof enough; nothing here asks for a screenshot.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.organisation.models import Unit
from phases.timeline.models import Campaign, Phase


class Kept(models.Model):
    """What the registers of publicity share."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class PublicityColumn(Kept):
    """A column opened for the campaign: where, under which name, since when (domain.md S-21)."""

    class Channel(models.TextChoices):
        INTRANET = "intranet", _("intranet")
        INTERNET = "internet", _("internet")
        NEWSPAPER = "newspaper", _("newspaper")
        BOARD = "board", _("notice board")

    channel = models.CharField(_("kind of medium"), max_length=20, choices=Channel.choices)
    medium = models.CharField(_("medium"), max_length=100, blank=True)
    name = models.CharField(_("name of the column"), max_length=100)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    address = models.CharField(_("address or page"), max_length=300, blank=True)

    class Meta:
        ordering = ("opened_on", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(name=""), name="column_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.medium or self.get_channel_display()}《{self.name}》"


class PublicityItem(Kept):
    """Something published, in a column or by another medium (domain.md S-22)."""

    column = models.ForeignKey(
        PublicityColumn, on_delete=models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("column")
    )
    medium = models.CharField(_("or another medium"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=200)
    published_on = models.DateField(_("published on"))
    author = models.CharField(_("author"), max_length=60, blank=True)
    reference = models.CharField(_("link or issue"), max_length=300, blank=True)

    class Meta:
        ordering = ("-published_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "published_on"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="publicity_item_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class ExemplaryCase(Kept):
    """Somebody or something worth following, told in a bulletin (domain.md S-46)."""

    subject = models.CharField(_("who or what"), max_length=100)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    summary = models.TextField(_("what is worth following"), max_length=2000)
    noted_on = models.DateField(_("noted on"), null=True, blank=True)
    elsewhere = models.CharField(_("publicised elsewhere"), max_length=200, blank=True)

    class Meta:
        ordering = ("-noted_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(subject=""), name="case_has_a_subject"),
        ]

    def __str__(self) -> str:
        return self.subject


class Bulletin(Kept):
    """One issue of the campaign's bulletin. `document` holds its words; one made on paper has none (domain.md T-15)."""

    number = models.PositiveSmallIntegerField(_("issue"))
    title = models.CharField(_("title"), max_length=200)
    dated_on = models.DateField(_("date"))
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    items = models.ManyToManyField(
        PublicityItem, related_name="bulletins", blank=True, verbose_name=_("items taken in")
    )
    cases = models.ManyToManyField(
        ExemplaryCase, related_name="bulletins", blank=True, verbose_name=_("cases taken in")
    )

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "number"], name="bulletin_number_once_in_a_campaign"),
            models.CheckConstraint(condition=Q(number__gte=1), name="bulletin_counts_from_one"),
        ]

    def __str__(self) -> str:
        return self.title


class Essay(Kept):
    """An essay for a contest, of which there may be none (domain.md S-23)."""

    title = models.CharField(_("title"), max_length=200)
    author = models.CharField(_("author"), max_length=60, blank=True)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    organiser = models.CharField(_("organiser"), max_length=100, blank=True)
    result = models.CharField(_("result"), max_length=100, blank=True)

    class Meta:
        ordering = ("-submitted_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="essay_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
