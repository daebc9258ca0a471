"""The hour ledger of every person (domain.md S-17, S-51, T-60, T-69)."""

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person
from phases.study.models.materials import StudyMaterial
from phases.study.models.sessions import StudyForm, StudySession
from phases.timeline.models import Campaign, Phase


class StudyCreditQuerySet(models.QuerySet["StudyCredit"]):
    def standing(self) -> Self:
        return self.filter(cancelled_at=None)


class StudyCredit(models.Model):
    """One line of a person's hour ledger. Lines are cancelled, never deleted; a session credits a person once.

    A missed session may be made up in several parts, which together give no more than the session had.
    """

    class Mode(models.TextChoices):
        ATTENDED = "attended", _("attended")
        MAKE_UP = "make_up", _("make-up")
        SELF_STUDY = "self_study", _("self-study")
        ALTERNATIVE = "alternative", _("special arrangement")
        MANUAL = "manual", _("entered by hand")

    # Self-study and special arrangements stand apart: they are no collective study (domain.md S-17, S-51).
    COLLECTIVE_MODES = (Mode.ATTENDED, Mode.MAKE_UP, Mode.MANUAL)

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(StudySession, on_delete=models.PROTECT, null=True, blank=True, related_name="credits")
    mode = models.CharField(_("kind of credit"), max_length=20, choices=Mode.choices)
    form = models.CharField(_("form"), max_length=20, choices=StudyForm.choices)
    half_hours = models.PositiveSmallIntegerField(_("credit in half hours"))
    on = models.DateField(_("date"))
    reason = models.CharField(_("what and why"), max_length=200, blank=True)
    materials = models.ManyToManyField(StudyMaterial, related_name="+", blank=True, verbose_name=_("what was studied"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_reason = models.CharField(max_length=200, blank=True)

    objects = StudyCreditQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "person"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(cancelled_at=None) & ~Q(mode="make_up"),
                name="credit_once_per_session_and_person",
            ),
            models.CheckConstraint(condition=Q(half_hours__lte=400), name="credit_of_a_believable_size"),
            models.CheckConstraint(
                condition=~Q(mode__in=["attended", "make_up"]) | Q(session__isnull=False),
                name="credit_for_attendance_names_its_session",
            ),
            models.CheckConstraint(condition=~Q(mode="manual") | ~Q(reason=""), name="manual_credit_gives_a_reason"),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancelled_reason=""), name="credit_cancelled_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(half_hours__gt=0) | Q(mode="alternative"), name="credit_of_nothing_only_by_arrangement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.hours}"

    @property
    def hours(self) -> Decimal:
        return Decimal(self.half_hours) / 2
