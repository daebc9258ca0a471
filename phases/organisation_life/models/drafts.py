"""Speech drafts with immutable versions, and what the reviewers of the leaders' drafts decided (domain.md T-29)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation_life.states import DraftState
from phases.submissions.models import Submission


class SpeechDraft(models.Model):
    """What one person means to say at one meeting. `state` is changed by `organisation_life.services` alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+", verbose_name=_("meeting"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("speaker"))
    state = models.CharField(_("state"), max_length=20, choices=DraftState.choices, default=DraftState.DRAFT)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    approved_version = models.ForeignKey(
        "SpeechVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    submission = models.ForeignKey(
        Submission, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ("person__order", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["meeting", "state"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="speech_draft_once_per_meeting"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_version__isnull=False),
                name="speech_draft_approved_in_a_version",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_on__isnull=False), name="speech_draft_handed_in_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return gettext("speech draft of %(person)s") % {"person": self.person.name}


class SpeechVersion(models.Model):
    """One immutable state of the words; `on_paper` stands for a sheet that was handed in, whose words are not kept."""

    draft = models.ForeignKey(SpeechDraft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("what I mean to say"), blank=True)
    on_paper = models.BooleanField(_("handed in on paper"), default=False)
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "number"], name="speech_version_numbered_once"),
            models.CheckConstraint(
                condition=(Q(on_paper=True) & Q(text="")) | (Q(on_paper=False) & ~Q(text="")),
                name="speech_version_has_words_or_is_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} {self.number}"


class SpeechReview(models.Model):
    """What one level decided about one version; never changed, so that several returns stay readable."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("approved by the reviewer")
        RETURNED = "returned", _("returned for rewriting")

    version = models.ForeignKey(SpeechVersion, on_delete=models.CASCADE, related_name="reviews")
    level = models.PositiveSmallIntegerField(_("level"))
    reviewer = models.CharField(_("reviewed by"), max_length=200)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    comment = models.TextField(_("comment"), blank=True)
    decided_on = models.DateField(_("day of the decision"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "level"], name="speech_review_once_a_level"),
            models.CheckConstraint(condition=Q(level__gte=1), name="speech_review_levels_begin_at_one"),
            models.CheckConstraint(
                condition=Q(decision="approved") | ~Q(comment=""), name="speech_review_returned_with_a_comment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} {self.get_decision_display()}"
