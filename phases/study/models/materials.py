"""What is to be studied, and who was given it (domain.md S-13…S-15, T-13)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign


class StudyMaterial(models.Model):
    """Something to be studied (domain.md S-13…S-15)."""

    class Category(models.TextChoices):
        MEETING = "meeting", _("spirit of a meeting")
        DECISION = "decision", _("decision or arrangement")
        BOOK = "book", _("book or document")

    class Priority(models.TextChoices):
        REQUIRED = "required", _("required")
        KEY = "key", _("key")
        OPTIONAL = "optional", _("optional")

    class Audience(models.TextChoices):
        ALL = "all", _("everybody")
        PARTY_GROUP = "party_group", _("party group")
        LEADERS = "leaders", _("leading cadres")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    category = models.CharField(_("kind of material"), max_length=20, choices=Category.choices, default=Category.BOOK)
    priority = models.CharField(
        _("required or not"), max_length=20, choices=Priority.choices, default=Priority.REQUIRED
    )
    audience = models.CharField(_("for"), max_length=20, choices=Audience.choices, default=Audience.ALL)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "title"], name="study_material_once_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return self.title


class MaterialIssue(models.Model):
    """Copies handed out, to a person or to a department; `received_on` is the day of the signature (domain.md T-13)."""

    material = models.ForeignKey(StudyMaterial, on_delete=models.PROTECT, related_name="issues")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    copies = models.PositiveSmallIntegerField(_("number of copies"), default=1)
    issued_on = models.DateField(_("handed out on"))
    received_on = models.DateField(_("signed for on"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("material__order", "material", "person__order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["material", "person"], name="material_once_for_a_person"),
            models.UniqueConstraint(fields=["material", "department"], name="material_once_for_a_department"),
            models.CheckConstraint(
                condition=Q(person=None, department__isnull=False) | Q(person__isnull=False, department=None),
                name="material_for_a_person_or_a_department",
            ),
            models.CheckConstraint(condition=Q(copies__gt=0, copies__lte=10000), name="material_issue_has_copies"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=models.F("issued_on")),
                name="material_signed_for_after_it_was_issued",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material} × {self.copies}"
