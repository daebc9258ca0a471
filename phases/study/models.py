"""Study: sessions, the hour ledger of every person, and materials (domain.md S-09…S-19, S-51, T-60, T-69)."""

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.timeline.models import Campaign, Phase


class StudyForm(models.TextChoices):
    COLLECTIVE = "collective", _("collective study")
    LECTURE = "lecture", _("lecture")
    SEMINAR = "seminar", _("discussion seminar")
    SELF = "self", _("self-study")


# What counts towards the hours of collective study where a requirement names no forms of its own.
COUNTED_FORMS = (StudyForm.COLLECTIVE, StudyForm.LECTURE, StudyForm.SEMINAR)


class StudyMaterial(models.Model):
    """Something to be studied (domain.md S-13…S-15)."""

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


class StudySession(models.Model):
    """What makes a meeting study. Hours are kept as half hours: whole numbers that add up exactly."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="+", primary_key=True)
    form = models.CharField(_("form"), max_length=20, choices=StudyForm.choices, default=StudyForm.COLLECTIVE)
    half_hours = models.PositiveSmallIntegerField(_("credit in half hours"))
    content = models.CharField(_("content"), max_length=300, blank=True)
    materials = models.ManyToManyField(StudyMaterial, related_name="+", blank=True, verbose_name=_("materials"))
    lecturer = models.CharField(_("lecturer"), max_length=60, blank=True)
    lecturer_from = models.CharField(_("lecturer's institution"), max_length=100, blank=True)
    lecturer_is_external = models.BooleanField(_("invited from outside"), default=False)

    # Counted by `selectors.sessions.sessions_of`.
    expected: int
    present: int

    class Meta:
        ordering = ("-meeting__held_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(half_hours__gt=0, half_hours__lte=48), name="session_lasts_up_to_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def hours(self) -> Decimal:
        return Decimal(self.half_hours) / 2


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
