"""Research: topics with their reports, visits in the field, and what became of the results (domain.md S-30…S-35)."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from phases.core.vague_dates import Precision, VagueDate
from phases.documents.models import Document
from phases.documents.states import IN_FORCE
from phases.meetings.models import Meeting
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.models import Person, Unit
from phases.research.states import OPEN, WITH_REPORT, TopicState
from phases.timeline.models import Campaign, Phase


class TopicQuerySet(models.QuerySet["Topic"]):
    def with_final_report(self) -> Self:
        """The report is finished and still stands: one that is edited again is a draft."""
        return self.filter(state__in=WITH_REPORT, report__state__in=IN_FORCE)

    def without_final_report(self) -> Self:
        return self.exclude(pk__in=self.with_final_report().values("pk"))

    def overdue(self, today: date) -> Self:
        return self.filter(state__in=OPEN - {TopicState.SUSPENDED}, due_last__lt=today)


class Topic(models.Model):
    """Something that is looked into. `state` is changed by `research.services.move` alone (domain.md S-30, S-33).

    A title may come in before anybody is named, as in an imported list; from approval on a topic has a leader or a
    department.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    lead = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic led by")
    )
    department = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("department")
    )
    members = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name=_("members"))
    others = models.CharField(_("others who take part"), max_length=200, blank=True)
    method = models.CharField(_("how and where"), max_length=200, blank=True)
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    start_words = models.CharField(_("begins"), max_length=60, blank=True)
    start_on = models.DateField(null=True, blank=True, editable=False)
    start_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    due_words = models.CharField(_("due"), max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True, editable=False)
    due_precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.OPEN, editable=False)
    due_last = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=30, choices=TopicState.choices, default=TopicState.PROPOSED)
    report = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("report")
    )
    exchanges = models.ManyToManyField(Meeting, related_name="+", blank=True, verbose_name=_("exchanged at"))
    opinions = models.ManyToManyField(Opinion, related_name="+", blank=True, verbose_name=_("opinions heard"))
    groups = models.ManyToManyField(OpinionGroup, related_name="+", blank=True, verbose_name=_("consolidated opinions"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = TopicQuerySet.as_manager()

    # Counted by `selectors.topics_of`.
    opinion_count: int
    visit_count: int
    conversion_count: int

    class Meta:
        ordering = ("number", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "number"], name="topic_number_once_in_a_campaign"),
            models.UniqueConstraint(fields=["campaign", "title"], name="topic_title_once_in_a_campaign"),
            models.CheckConstraint(condition=~Q(title=""), name="topic_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "suspended"]) | Q(lead__isnull=False) | Q(department__isnull=False),
                name="topic_has_a_leader_or_a_department",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "approved", "in_progress", "suspended"]) | Q(report__isnull=False),
                name="topic_with_a_report_names_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def start(self) -> VagueDate:
        return VagueDate(self.start_on, Precision(self.start_precision), self.start_words)

    @property
    def due(self) -> VagueDate:
        return VagueDate(self.due_on, Precision(self.due_precision), self.due_words)

    def is_overdue(self, today: date) -> bool:
        """Computed, never a state of its own: what is due in mid-April is overdue from the 21st on."""
        waiting = self.state in OPEN and self.state != TopicState.SUSPENDED
        return bool(waiting and self.due_last and self.due_last < today)


class FieldVisit(models.Model):
    """A visit to the grass roots, for a topic or not; those of leaders count as their lead (domain.md S-32, S-42)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("topic")
    )
    visited_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200)
    is_contact_point = models.BooleanField(_("contact point"), default=False)
    people = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name=_("who went"))
    others = models.CharField(_("others who went along"), max_length=200, blank=True)
    heard = models.TextField(_("what was heard"), blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    # Set by the list page: whether whoever looks may correct it.
    may_change: bool

    class Meta:
        ordering = ("-visited_on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(place=""), name="visit_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.place


class Conversion(models.Model):
    """What became of a report (domain.md S-35). A rectification item that springs from it points here."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("policy")
        MEASURE = "measure", _("measure")
        PROJECT = "project", _("project")
        ITEM = "rect_item", _("rectification item")

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="conversions")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    what = models.CharField(_("what it became"), max_length=300)
    reference = models.CharField(_("where it stands (number, address)"), max_length=200, blank=True)
    on = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(what=""), name="conversion_says_what"),
        ]

    def __str__(self) -> str:
        return self.what


COUNTED = {
    "opinion_count": Count("opinions", distinct=True),
    "visit_count": Count("visits", distinct=True),
    "conversion_count": Count("conversions", distinct=True),
}
