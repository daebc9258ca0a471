"""One appraisal: when, where, of what, by whom, and how many forms went out and came back (domain.md T-44…T-48)."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.appraisal.states import AppraisalState
from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign, Phase


def number(label: str | Promise) -> "models.PositiveIntegerField[int | None, int | None]":
    """A count that may be unknown; unknown is not 0 (domain.md T-21)."""
    return models.PositiveIntegerField(label, null=True, blank=True)  # type: ignore[arg-type] # the stubs know lazy words by their private class


class Appraisal(models.Model):
    """A review, a survey or an appraisal by ballot. `state` is changed by `appraisal.services` alone.

    `issued` … `void` are the paper forms, `online_…` the sealed urn's; `counted.numbers` adds up the ways in use.
    A second survey `repeats` the first and has the next `wave`; their votes are never added. A part (the survey of one
    branch) names the `whole`, whose votes are the sum of its parts.
    """

    class Kind(models.TextChoices):
        REPORT_REVIEW = "report_review", _("review of a report")
        SATISFACTION = "satisfaction_survey", _("satisfaction survey")
        DEMOCRATIC = "democratic_appraisal", _("democratic appraisal")

    class Blank(models.TextChoices):
        ABSTENTION = "abstention", _("counts as an abstention")
        VOID = "void", _("makes the ballot void")

    class Check(models.TextChoices):
        NONE = "", _("not checked yet")
        ENTERED = "entered", _("counted and entered again")
        READ = "read", _("compared with the ballots")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices, default=Kind.REPORT_REVIEW)
    title = models.CharField(_("title"), max_length=200)
    wave = models.PositiveSmallIntegerField(_("which survey"), default=1)
    repeats = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeated_by", verbose_name=_("repeats")
    )
    whole = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("held in")
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("what is appraised")
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    state = models.CharField(_("state"), max_length=20, choices=AppraisalState.choices, default=AppraisalState.PLANNED)
    held_on = models.DateField(_("date"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    agenda = models.JSONField(_("agenda"), default=list, blank=True)
    guidance = models.JSONField(_("points to look at"), default=list, blank=True)
    needs_consent = models.BooleanField(_("the superior is asked first"), default=False)
    lead_days = models.PositiveSmallIntegerField(_("copies handed out so many days before"), default=0)
    notice_on = models.DateField(_("notice sent on"), null=True, blank=True)
    distributed_on = models.DateField(_("copies handed out on"), null=True, blank=True)
    lead_reason = models.CharField(_("why the copies came late"), max_length=300, blank=True)
    hold_reason = models.CharField(_("why it was held all the same"), max_length=300, blank=True)
    quorum = models.PositiveSmallIntegerField(
        _("quorum in percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    repeat_below = models.DecimalField(
        _("repeated when below (percent)"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    decimals = models.PositiveSmallIntegerField(
        _("decimals of a percentage"), default=1, validators=[MaxValueValidator(3)]
    )
    blank = models.CharField(_("a question left blank"), max_length=20, choices=Blank.choices, default=Blank.ABSTENTION)

    on_paper = models.BooleanField(_("ballots on paper"), default=True)
    online = models.BooleanField(_("ballots by telephone, sealed"), default=False)
    participants = number(_("took part"))
    issued = number(_("forms issued"))
    returned = number(_("forms returned"))
    valid = number(_("valid ballots"))
    void = number(_("void ballots"))
    online_issued = number(_("slips issued"))
    online_returned = number(_("sealed ballots"))
    online_valid = number(_("sealed ballots that could be read"))
    online_void = number(_("sealed ballots that could not be read"))
    quoted_from = models.CharField(_("where quoted figures stand"), max_length=200, blank=True)

    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_how = models.CharField(
        _("how it was checked"), max_length=10, choices=Check.choices, default=Check.NONE, blank=True
    )
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    locked_at = models.DateTimeField(null=True, blank=True)
    lock_reason = models.CharField(_("why it was locked without a quorum"), max_length=300, blank=True)
    locks = models.PositiveSmallIntegerField(default=0, editable=False)
    result_hash = models.CharField(max_length=64, blank=True, editable=False)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    published = models.BooleanField(_("everybody of the campaign may read the result"), default=False)
    void_reason = models.CharField(_("why it is void"), max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "kind", "wave"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="appraisal_has_a_title"),
            models.CheckConstraint(condition=Q(wave__gte=1), name="appraisal_waves_count_from_one"),
            models.CheckConstraint(condition=~Q(repeats=F("id")), name="appraisal_repeats_another"),
            models.CheckConstraint(condition=~Q(whole=F("id")), name="appraisal_is_part_of_another"),
            models.CheckConstraint(condition=Q(on_paper=True) | Q(online=True), name="appraisal_by_some_ballot"),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(issued=None) | Q(returned__lte=F("issued")) | Q(state="voided"),
                name="appraisal_returned_at_most_issued",
            ),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(valid=None) | Q(valid__lte=F("returned")),
                name="appraisal_valid_at_most_returned",
            ),
            models.CheckConstraint(
                condition=Q(returned=None) | Q(valid=None) | Q(void=None) | Q(returned=F("valid") + F("void")),
                name="appraisal_returned_is_valid_and_void",
            ),
            models.CheckConstraint(
                condition=Q(online_returned=None) | Q(online_returned__lte=F("online_issued")),
                name="appraisal_sealed_at_most_issued",
            ),
            models.CheckConstraint(
                condition=Q(online_valid=None) | Q(online_returned=F("online_valid") + F("online_void")),
                name="appraisal_sealed_is_read_and_unreadable",
            ),
            models.CheckConstraint(
                condition=Q(quorum=None) | Q(quorum__lte=100), name="appraisal_quorum_at_most_everybody"
            ),
            models.CheckConstraint(condition=Q(decimals__lte=3), name="appraisal_at_most_three_decimals"),
            models.CheckConstraint(
                condition=~Q(state__in=["ballots_entered", "checked", "locked", "reported"])
                | Q(on_paper=False)
                | Q(entered_by__isnull=False, entered_at__isnull=False),
                name="appraisal_entered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["checked", "locked", "reported"])
                | (Q(checked_by__isnull=False, checked_at__isnull=False) & ~Q(checked_how="")),
                name="appraisal_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(entered_by=None) | ~Q(checked_by=F("entered_by")),
                name="appraisal_checked_by_another_than_entered",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["locked", "reported"])
                | (Q(locked_by__isnull=False, locked_at__isnull=False) & ~Q(result_hash="")),
                name="appraisal_locked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="voided", void_reason__gt="") | ~Q(state="voided") & Q(void_reason=""),
                name="appraisal_void_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def copies_due(self) -> date | None:
        """The last day for handing out the copies; it moves with the date (domain.md T-45)."""
        return self.held_on - timedelta(days=self.lead_days) if self.held_on and self.lead_days else None

    @property
    def check_sign(self) -> str:
        """The result's own mark, in four groups: whoever compares two papers compares these."""
        return " ".join(self.result_hash[at : at + 4] for at in range(0, 16, 4)).strip()


class VoterClass(models.Model):
    """A class of people who may vote, with how many there are and how many came (domain.md T-68)."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="classes")
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("class of voters"), max_length=60)
    category = models.CharField(_("category"), max_length=30, choices=Person.Category.choices, blank=True)
    eligible = number(_("may vote"))
    present = number(_("took part"))

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["appraisal", "name"], name="voter_class_once_in_an_appraisal"),
            models.CheckConstraint(condition=~Q(name=""), name="voter_class_has_a_name"),
            models.CheckConstraint(
                condition=Q(present=None) | Q(eligible=None) | Q(present__lte=F("eligible")),
                name="voter_class_present_at_most_eligible",
            ),
        ]

    def __str__(self) -> str:
        return self.name
