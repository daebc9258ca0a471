"""What was said at a life meeting: speeches in order, comments on each other, the superior's points (T-33…T-35)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.organisation.models import Person


class Speech(models.Model):
    """Who spoke in which place of the order, with the minute-taker's notes (domain.md T-33)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("speaker"))
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        ordering = ("order",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "order"], name="speech_place_once"),
            models.UniqueConstraint(fields=["meeting", "person"], name="speech_once_per_person"),
            models.CheckConstraint(condition=Q(order__gte=1), name="speech_order_begins_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.person}"


class MutualComment(models.Model):
    """What somebody said of another, or of the report; who may read it says `seen_by` (domain.md T-34, T-66).

    Without `speaker` and `speaker_class` it is anonymous.
    """

    class SeenBy(models.TextChoices):
        COMMITTEE = "committee", _("the branch committee only")
        PARTICIPANTS = "participants", _("whoever took part")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    speaker = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who said it (may stay empty)"),
    )
    speaker_class = models.CharField(_("of which class"), max_length=30, choices=Person.Category.choices, blank=True)
    about = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("about whom")
    )
    text = models.TextField(_("words of the comment"))
    seen_by = models.CharField(_("who reads it"), max_length=20, choices=SeenBy.choices, default=SeenBy.COMMITTEE)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="mutual_comment_says_something"),
        ]

    def __str__(self) -> str:
        """Neither words nor people: the trail names records."""
        return gettext("comment at the meeting")


class SuperiorPoint(models.Model):
    """One point that the superior made at the meeting; what is put right may name it (domain.md T-35)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"))
    speaker = models.CharField(_("from the superior"), max_length=100)
    text = models.TextField(_("point"))

    class Meta:
        ordering = ("order",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "order"], name="superior_point_place_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(speaker=""), name="superior_point_says_who_and_what"),
            models.CheckConstraint(condition=Q(order__gte=1), name="superior_point_order_begins_at_one"),
        ]

    def __str__(self) -> str:
        return gettext("point %(order)s of %(speaker)s") % {"order": self.order, "speaker": self.speaker}

    @property
    def anchor(self) -> str:
        return f"point-{self.order}"
