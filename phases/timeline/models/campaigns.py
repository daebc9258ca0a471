"""A campaign of a unit, and the people's parts in it."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Unit, User
from phases.organisation.roles import Role

PARENT_ROLES = (Role.HEAD, Role.OFFICE)


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User) -> Self:
        """Where the user has a part, or where a campaign that reports to the user's own stands below it.

        Administrators see all: they set campaigns up, and their permissions keep them from the content.
        """
        if user.is_administrator:
            return self
        own = Appointment.objects.filter(user=user, ended_at=None)
        superior = own.filter(role__in=PARENT_ROLES)
        return self.filter(Q(pk__in=own.values("campaign")) | Q(parent__in=superior.values("campaign")))


class Campaign(models.Model):
    """The whole activity that a unit runs; `parent` is the superior's campaign, which receives its reports."""

    class Mode(models.TextChoices):
        SEQUENTIAL = "sequential", _("phases one after the other, with gates")
        PARALLEL = "parallel", _("tracks side by side, without gates")
        RECURRING = "recurring", _("requirements that come again every period")

    class State(models.TextChoices):
        ACTIVE = "active", _("in progress")
        CLOSED = "closed", _("closed")

    class Script(models.TextChoices):
        HANS = "zh-hans", _("simplified characters")
        HANT = "zh-hant", _("traditional characters")

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("reports to the campaign"),
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    overall_requirement = models.CharField(_("overall requirement"), max_length=300, blank=True)
    goals = models.JSONField(_("goals"), default=list, blank=True)
    local_layout = models.CharField(_("local layout"), max_length=300, blank=True)
    related = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("earlier campaign that it builds on"),
    )
    related_note = models.CharField(_("what it takes over from that"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year in which it begins"))
    mode = models.CharField(_("mode"), max_length=20, choices=Mode.choices, default=Mode.SEQUENTIAL)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.ACTIVE)
    script = models.CharField(_("script of its documents"), max_length=10, choices=Script.choices, default=Script.HANS)
    template_key = models.CharField(max_length=60)
    template_version = models.PositiveSmallIntegerField(default=1)
    terms = models.JSONField(_("terms"), default=dict, blank=True)
    rules = models.JSONField(_("numbers of the template"), default=dict, blank=True)
    days_off = models.JSONField(_("holidays on weekdays"), default=list, blank=True)
    days_worked = models.JSONField(_("weekends that are worked"), default=list, blank=True)
    issuer_mark = models.CharField(_("name in the red head"), max_length=60, blank=True)
    number_prefix = models.CharField(_("prefix of document numbers"), max_length=30, blank=True)
    superior_name = models.CharField(_("supervising committee"), max_length=200, blank=True)
    superior_email = models.EmailField(_("e-mail of the supervising committee"), blank=True)
    audit_chain = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_demonstration = models.BooleanField(default=False, editable=False)
    stands_still_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="campaign_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def today(self) -> date:
        """The day as this campaign sees it: a demonstration stands still on one of its own days."""
        return self.stands_still_on or timezone.localdate()


class Appointment(models.Model):
    """Somebody's part in a campaign; ended parts are kept, so that old signatures stay explicable."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="appointments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["campaign", "user", "role"], condition=Q(ended_at=None), name="appointment_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
