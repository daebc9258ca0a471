"""What is put right: quick fixes from phase one on, the items of a plan later (domain.md S-48, T-52…T-62)."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.core.vague_dates import Precision, VagueDate
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person, Unit
from phases.organisation_life.models import SuperiorPoint
from phases.rectification.models.plans import ItemCategory, WorkProject
from phases.rectification.states import OPEN, SETTLED, ItemState
from phases.research.models import Conversion
from phases.timeline.models import Campaign, Phase


class ItemQuerySet(models.QuerySet["Item"]):
    def quick_fixes(self) -> Self:
        return self.filter(quick_fix=True)

    def planned(self) -> Self:
        """What the plan prints as an item: it stands in a category and is no part of another (domain.md T-55)."""
        return self.filter(category__isnull=False, parent=None)

    def closed(self) -> Self:
        return self.filter(state=ItemState.CLOSED)

    def settled(self) -> Self:
        return self.filter(state__in=SETTLED)

    def overdue(self, today: date) -> Self:
        return self.filter(state__in=OPEN, due_last__lt=today)


class Item(models.Model):
    """One thing to put right. `state` is changed by `rectification.services.move` alone.

    Closing takes three: who says it is done, somebody else who checks, the head who closes (domain.md 6.3); of an item
    of the plan the responsible leader agrees first (6.2). The database keeps claimer and checker apart too.

    A sub-item has a `parent`, which is settled after all of its parts; a part has no parts. `phase` is the one in which
    it was opened and never changes (domain.md T-61). What is handed over has an owner and a day (2.5, gate 3).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    category = models.ForeignKey(
        ItemCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("category of the plan"),
    )
    number = models.PositiveIntegerField(_("number"))
    quick_fix = models.BooleanField(_("put right at once"), default=True)
    livelihood = models.BooleanField(_("concerns people's livelihood"), default=False)
    title = models.CharField(_("what is put right"), max_length=300)
    goal = models.CharField(_("goal"), max_length=300, blank=True)
    measures = models.TextField(_("measures"), blank=True)
    leader = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible leader")
    )
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead department")
    )
    assisting = models.ManyToManyField(Unit, related_name="+", blank=True, verbose_name=_("assisting departments"))
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible person")
    )
    due_words = models.CharField(_("due"), max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True, editable=False)
    due_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    due_last = models.DateField(null=True, blank=True, editable=False)
    deadline_class = models.CharField(_("class of deadline"), max_length=60, blank=True)
    problems = models.ManyToManyField(Problem, related_name="+", blank=True, verbose_name=_("problems"))
    groups = models.ManyToManyField(OpinionGroup, related_name="+", blank=True, verbose_name=_("consolidated opinions"))
    conversion = models.ForeignKey(
        Conversion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("result of research"),
    )
    points = models.ManyToManyField(
        SuperiorPoint, related_name="+", blank=True, verbose_name=_("points of the superior")
    )
    projects = models.ManyToManyField(WorkProject, related_name="items", blank=True, verbose_name=_("work projects"))
    state = models.CharField(_("state"), max_length=20, choices=ItemState.choices, default=ItemState.IN_PROGRESS)
    done = models.TextField(_("what was done"), blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.CharField(_("what people have of it"), max_length=500, blank=True)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    claimed_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True, blank=True)
    check_note = models.CharField(_("what the check found"), max_length=500, blank=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_note = models.CharField(_("how the leader agreed"), max_length=300, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("struck off on"), null=True, blank=True)
    handed_to = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handed over to")
    )
    handed_until = models.DateField(_("looked at again on"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ("number", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "state"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "number"], name="item_number_once_in_a_campaign"),
            models.CheckConstraint(condition=~Q(title=""), name="item_says_what_is_put_right"),
            models.CheckConstraint(
                condition=~Q(state__in=["claimed", "checked", "closed"])
                | (Q(claimed_by__isnull=False, done_on__isnull=False) & ~Q(done="")),
                name="item_claimed_with_what_was_done",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["checked", "closed"]) | Q(checked_by__isnull=False),
                name="item_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(claimed_by=None) | ~Q(checked_by=F("claimed_by")),
                name="item_checked_by_another_than_claimed",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_by__isnull=False, closed_on__isnull=False),
                name="item_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(quick_fix=True) | Q(leader=None) | Q(agreed_by__isnull=False),
                name="item_of_the_plan_closed_after_its_leader_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state="handed_over") | Q(handed_to__isnull=False, handed_until__isnull=False),
                name="item_handed_over_to_somebody_until_a_day",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="item_is_no_part_of_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def due(self) -> VagueDate:
        return VagueDate(self.due_on, Precision(self.due_precision), self.due_words)

    def is_overdue(self, today: date) -> bool:
        return bool(self.state in OPEN and self.due_last and self.due_last < today)
