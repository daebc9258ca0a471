"""What happened: meetings with agenda and attendance, recorded once, used everywhere (domain.md S-05, S-07, S-52)."""

import re
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.organisation.models import Group, Person
from phases.timeline.models import Campaign, Phase, Requirement

BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")


def names_in(text: str) -> list[str]:
    """The people whom a line of guests names; commas and the like stand between them."""
    return [name.strip() for name in BETWEEN_NAMES.split(text) if name.strip()]


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self, requirement: Requirement) -> Self:
        """What was held and counts for a requirement: in its period, by the unit itself or by its superior."""
        found = self.filter(state=Meeting.State.HELD)
        if period := requirement.period:
            found = found.filter(held_on__range=(period.first, period.last))
        match requirement.where.get("held_by"):
            case "own":
                return found.filter(host="")
            case "superior":
                return found.exclude(host="")
        return found


class Meeting(models.Model):
    """A gathering of any kind. A study session adds what was studied (`study.StudySession`)."""

    class Kind(models.TextChoices):
        CONVEYANCE = "conveyance", _("conveyance meeting")
        MOBILISATION = "mobilisation", _("mobilisation meeting")
        STUDY = "study", _("study session")
        SEMINAR = "seminar", _("seminar")
        SYMPOSIUM = "symposium", _("symposium")
        RESULT_EXCHANGE = "result_exchange", _("exchange of research results")
        COMMITTEE = "committee", _("committee meeting")
        ASSEMBLY = "assembly", _("members' assembly")
        ORG_LIFE = "organisational_life", _("organisational life meeting")
        DEMOCRATIC_LIFE = "democratic_life", _("democratic life meeting")
        OPINION_REVIEW = "opinion_review", _("meeting that goes through the opinions")
        DRAFTING = "drafting", _("drafting meeting")
        APPRAISAL = "appraisal", _("review meeting")
        STAGE_REVIEW = "stage_review", _("stage review")
        TRANSITION = "phase_transition", _("transition meeting")
        SUMMARY = "summary", _("summary meeting")
        MAKE_UP = "make_up", _("make-up session")
        OTHER = "other", _("other meeting")

    LIFE = (Kind.ORG_LIFE, Kind.DEMOCRATIC_LIFE)

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.HELD)
    held_on = models.DateField(_("date"))
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    host = models.CharField(_("held by (when not the unit itself)"), max_length=200, blank=True)
    chair = models.CharField(_("chair"), max_length=60, blank=True)
    minutes_by = models.CharField(_("minutes by"), max_length=60, blank=True)
    superiors = models.CharField(_("present from the superior"), max_length=300, blank=True)
    guests = models.CharField(_("guests"), max_length=300, blank=True)
    summary = models.TextField(_("points made"), blank=True)
    resolutions = models.TextField(_("resolutions"), blank=True)
    conveyed = models.CharField(_("what was conveyed"), max_length=300, blank=True)
    directive = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("directive of the superior"),
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True, editable=False)
    locked_at = models.DateTimeField(null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    # What the trail keeps of a meeting beside its own fields; of a study session too, which is a meeting.
    TRAIL_LABELS: ClassVar[dict[str, str | Promise]] = {
        "agenda": _("agenda"),
        "groups": _("groups"),
        "expected": _("expected"),
        "absent": _("absent"),
        "form": _("form"),
        "half_hours": _("credit in half hours"),
        "content": _("content"),
        "materials": _("materials"),
        "lecturer": _("lecturer"),
        "lecturer_from": _("lecturer's institution"),
        "lecturer_is_external": _("invited from outside"),
        "people": _("people"),
        "on": _("date"),
        "how": _("how"),
    }

    objects = MeetingQuerySet.as_manager()

    # Counted by `selectors.meetings_of`.
    expected: int
    present: int

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "kind", "held_on"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled", cancelled_at__isnull=False) & ~Q(cancelled_reason=""))
                | (~Q(state="cancelled") & Q(cancelled_at=None, cancelled_reason="")),
                name="meeting_cancelled_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="meeting_has_a_title"),
            models.CheckConstraint(
                condition=Q(locked_at=None) | Q(state="held", locked_by__isnull=False), name="meeting_locked_once_held"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def points(self) -> list[str]:
        """The points made, one a line (domain.md S-08)."""
        return [line.strip() for line in self.summary.splitlines() if line.strip()]

    @property
    def superior_names(self) -> list[str]:
        return names_in(self.superiors)

    @property
    def guest_names(self) -> list[str]:
        return names_in(self.guests)


class AgendaItem(models.Model):
    """One item of the agenda in its order, with who speaks (domain.md T-12, S-52)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("item"), max_length=200)
    speaker = models.CharField(_("speaker"), max_length=100, blank=True)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether somebody who was expected came. `unit_name` and `category` are those of the day."""

    class Status(models.TextChoices):
        PRESENT = "present", _("present")
        LEAVE = "leave", _("on leave")
        ABSENT = "absent", _("absent")

    class Reason(models.TextChoices):
        BUSINESS = "business", _("on business")
        SICK = "sick", _("sick leave")
        PERSONAL = "personal", _("personal leave")
        DUTY = "duty", _("on duty")
        NONE = "", _("no reason given")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(_("attendance"), max_length=10, choices=Status.choices, default=Status.PRESENT)
    reason = models.CharField(_("reason"), max_length=100, choices=Reason.choices, default=Reason.NONE, blank=True)
    category = models.CharField(max_length=30, choices=Person.Category.choices, blank=True)

    class Meta:
        ordering = ("person__order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once_per_meeting"),
            models.CheckConstraint(condition=~Q(status="present") | Q(reason=""), name="attendance_excuses_absence"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_status_display()}"


class MeetingGroup(models.Model):
    """A group for which a meeting was held; several where sessions are shared (domain.md T-60)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="for_groups")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "group"], name="meeting_group_once"),
        ]

    def __str__(self) -> str:
        return str(self.group)
