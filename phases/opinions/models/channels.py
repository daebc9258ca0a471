"""How opinions are asked for: channels, forms with their counts, categories and groups of givers. All of it is data."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.timeline.models import Campaign, Phase


class Channel(models.Model):
    """A way on which opinions come in: a drive, a symposium, forms, the online box (domain.md S-25…S-29)."""

    class Kind(models.TextChoices):
        SUGGESTION_DRIVE = "suggestion_drive", _("suggestion drive")
        SYMPOSIUM = "symposium", _("symposium with guests")
        SYSTEM_SYMPOSIUM = "system_symposium", _("symposium of the system")
        SURVEY = "survey", _("forms")
        ONLINE_BOX = "online_box", _("online opinion box")
        ORG_LIFE = "organisational_life", _("organisational life meeting")
        DISCUSSION = "discussion", _("discussion")
        VISIT = "visit", _("visits and talks")
        PUBLICATION = "publication", _("answers to what was published")
        OTHER = "other", _("other way")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    name = models.CharField(_("designation"), max_length=200)
    slogans = models.JSONField(_("slogans"), default=list, blank=True)
    tags = models.JSONField(_("marks of its opinions"), default=list, blank=True)
    topics = models.CharField(_("what is asked about"), max_length=500, blank=True)
    audience = models.CharField(_("who is asked"), max_length=300, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    counted_with = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("counts as one channel with"),
    )
    meetings = models.ManyToManyField(Meeting, related_name="+", blank=True, verbose_name=_("meetings"))

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "name"], name="channel_name_once_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="channel_closes_after_it_opened",
            ),
            models.CheckConstraint(
                condition=Q(counted_with=None) | ~Q(counted_with=F("id")), name="channel_counts_with_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourceGroup(models.Model):
    """Who speaks: cadres of the unit, deputies, enterprises, service clients … (domain.md S-24, S-26)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("designation"), max_length=100)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "name"], name="source_group_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    """A side from which opinions are sorted; the unit names its own (domain.md T-28)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("designation"), max_length=100)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "name"], name="category_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return self.name


class SurveyForm(models.Model):
    """A form that was handed out. Each count may be unknown: empty is not 0 (domain.md S-28, T-19, T-21)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="forms", verbose_name=_("channel"))
    name = models.CharField(_("designation"), max_length=200)
    audience = models.CharField(_("handed out to"), max_length=200, blank=True)
    is_public = models.BooleanField(_("public survey, counted apart"), default=False)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    issued_on = models.DateField(_("handed out on"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("handed out"), null=True, blank=True)
    returned = models.PositiveIntegerField(_("returned"), null=True, blank=True)
    valid = models.PositiveIntegerField(_("valid"), null=True, blank=True)
    void = models.PositiveIntegerField(_("void"), null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "name"], name="survey_form_once_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(issued=None) | Q(returned=None) | Q(returned__lte=F("issued")),
                name="survey_form_returns_no_more_than_issued",
            ),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(valid=None) | Q(void=None) | Q(returned=F("valid") + F("void")),
                name="survey_form_valid_and_void_make_returned",
            ),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(valid=None) | Q(valid__lte=F("returned")),
                name="survey_form_valid_within_returned",
            ),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(void=None) | Q(void__lte=F("returned")),
                name="survey_form_void_within_returned",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def return_rate(self) -> Decimal | None:
        """In percent with one decimal; None while one of the two numbers is unknown (unknown is not 0 %)."""
        if not self.issued or self.returned is None:
            return None
        return (Decimal(self.returned) * 100 / self.issued).quantize(Decimal("0.1"))
