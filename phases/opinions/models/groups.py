"""Consolidated opinions and how the raw ones came into them (domain.md S-36, T-19, T-28)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.opinions.models.channels import Category
from phases.opinions.models.raw import Opinion
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign, Phase


class OpinionGroupQuerySet(models.QuerySet["OpinionGroup"]):
    def live(self) -> Self:
        return self.filter(merged_into=None)


class OpinionGroup(models.Model):
    """A consolidated opinion: many raw ones may stand behind it, and one raw one may stand behind several.

    A group that was merged into another is kept with `merged_into`, so that old numbers stay explicable; it counts no
    more. `number` is given once within the campaign.
    """

    class Adoption(models.TextChoices):
        OPEN = "open", _("not decided")
        ADOPTED = "adopted", _("adopted")
        PARTLY = "partly_adopted", _("partly adopted")
        DECLINED = "not_adopted", _("not adopted")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("consolidated opinion"))
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("category of the opinion"),
    )
    opinions = models.ManyToManyField(Opinion, through="Membership", related_name="groups")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    adoption = models.CharField(_("adopted or not"), max_length=20, choices=Adoption.choices, default=Adoption.OPEN)
    adoption_reason = models.CharField(_("why"), max_length=300, blank=True)
    direction = models.CharField(_("direction of the rectification"), max_length=300, blank=True)
    measures = models.TextField(_("what is done"), blank=True)
    leader = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible leader")
    )
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    reply = models.TextField(_("reply to the givers"), blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OpinionGroupQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "number"], name="opinion_group_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="opinion_group_says_something"),
            models.CheckConstraint(
                condition=~Q(adoption="not_adopted") | ~Q(adoption_reason=""),
                name="opinion_group_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None) | ~Q(reply=""), name="opinion_group_replied_with_words"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("id")),
                name="opinion_group_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """A raw opinion stands behind a consolidated one."""

    group = models.ForeignKey(OpinionGroup, on_delete=models.CASCADE, related_name="memberships")
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["group", "opinion"], name="opinion_once_in_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.opinion_id} → {self.group_id}"


class Consolidation(models.Model):
    """One act upon raw and consolidated opinions, with what it took away and what it put there, so it can be undone.

    `before` and `after` hold only what the act touched: `members` (pairs of group and opinion), `merged` (group →
    the group it was merged into), `fates` (opinion → outcome, reason, reply, day). See `services.acts`.
    Rewording and removing hold the text and the number of its category instead (`services.wording`).
    """

    class Kind(models.TextChoices):
        GATHERED = "gathered", _("gathered")
        FOUNDED = "founded", _("founded")
        RELEASED = "released", _("released")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        PUT_ASIDE = "put_aside", _("put aside")
        TAKEN_UP = "taken_up", _("taken up again")
        REWORDED = "reworded", _("reworded")
        REMOVED = "removed", _("taken off the list")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    group = models.ForeignKey(OpinionGroup, on_delete=models.SET_NULL, null=True, related_name="acts")
    number = models.PositiveIntegerField(default=0)
    before = models.JSONField()
    after = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "undone_at"])]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class SetApart(models.Model):
    """Somebody said that a raw opinion does not mean the same as a consolidated one, or as the other raw ones."""

    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(OpinionGroup, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["opinion", "group"], name="opinion_set_apart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.opinion_id} ≠ {self.group_id}"
