"""Phases with their steps, tasks and requirements, copied from a template and then the unit's own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.vague_dates import Precision, VagueDate
from phases.organisation.models import Unit
from phases.timeline.models.campaigns import Campaign
from phases.timeline.periods import Period
from phases.timeline.states import PhaseState


class Phase(models.Model):
    """An ordered part of a campaign; in parallel mode a track, in recurring mode a period.

    `state` is changed by `timeline.services.move` alone, which asks `timeline.states.MOVES`. A database trigger
    refuses to close a phase without a passed gate review.
    """

    TRAIL_LABELS: ClassVar[dict[str, Promise]] = {"met": _("reached"), "waived": _("waived"), "unmet": _("short")}

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(_("order"))
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=100)
    state = models.CharField(_("state"), max_length=30, choices=PhaseState.choices, default=PhaseState.NOT_STARTED)
    start_words = models.CharField(_("announced start"), max_length=60, blank=True)
    start_on = models.DateField(null=True, blank=True, editable=False)
    start_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    end_words = models.CharField(_("announced end"), max_length=60, blank=True)
    end_on = models.DateField(null=True, blank=True, editable=False)
    end_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    started_on = models.DateField(_("actually started"), null=True, blank=True)
    ended_on = models.DateField(_("actually ended"), null=True, blank=True)
    report_outline = models.JSONField(default=dict, blank=True)
    exit_rules = models.JSONField(default=dict, blank=True)
    closing_review = models.ForeignKey(
        "GateReview", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "order"], name="phase_order_once_in_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "key"], name="phase_key_once_in_a_campaign"),
            models.CheckConstraint(
                condition=~Q(state=PhaseState.CLOSED) | Q(closing_review__isnull=False),
                name="phase_closed_only_with_a_gate_review",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def start(self) -> VagueDate:
        return VagueDate(self.start_on, Precision(self.start_precision), self.start_words)

    @property
    def end(self) -> VagueDate:
        return VagueDate(self.end_on, Precision(self.end_precision), self.end_words)


class Step(models.Model):
    """A link of a phase (环节), nested as deep as the announcement has it (domain.md S-04)."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="steps")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["phase", "key"], name="step_key_once_in_a_phase"),
        ]

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    """Work to be done in a step: who answers for it, what, how and how well (domain.md T-04, S-44)."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    key = models.SlugField(max_length=40)
    name = models.CharField(_("task"), max_length=200)
    responsible = models.CharField(_("responsible"), max_length=100, blank=True)
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    measure = models.CharField(_("measure"), max_length=300, blank=True)
    standard = models.CharField(_("standard"), max_length=300, blank=True)
    due_words = models.CharField(_("due"), max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True, editable=False)
    due_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def due(self) -> VagueDate:
        return VagueDate(self.due_on, Precision(self.due_precision), self.due_words)


class Requirement(models.Model):
    """One demand of a phase (domain.md 2.4): what is counted, for whom, and how much is enough.

    `criterion` names a class of `gates.catalogue.CRITERIA`; `where` holds its filters, e.g.
    {"group": "party_group", "forms": ["collective"]}. A GATE requirement decides about the transition, an INFO one
    is only shown. `period` is not stored: who evaluates a recurring requirement says for which stretch of time.
    """

    period: Period | None = None

    class Severity(models.TextChoices):
        GATE = "gate", _("decides at the gate")
        INFO = "info", _("only shown")

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="requirements")
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="requirements")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    key = models.SlugField(max_length=40)
    text = models.CharField(_("requirement"), max_length=300)
    source = models.CharField(_("where it is written"), max_length=100, blank=True)
    criterion = models.CharField(_("what is counted"), max_length=60)
    where = models.JSONField(default=dict, blank=True)
    value = models.DecimalField(_("at least"), max_digits=9, decimal_places=1, default=1)
    unit = models.CharField(_("counter"), max_length=20, blank=True)
    severity = models.CharField(_("weight"), max_length=10, choices=Severity.choices, default=Severity.GATE)
    every = models.CharField(_("again every"), max_length=10, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["phase", "key"], name="requirement_key_once_in_a_phase"),
            models.CheckConstraint(condition=Q(value__gte=0), name="requirement_value_not_negative"),
        ]

    def __str__(self) -> str:
        return self.text
