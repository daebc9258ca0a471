"""Documents with immutable versions: plans, directives and reports (domain.md S-01, S-06, S-54)."""

import re
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.documents.states import DocumentState
from phases.timeline.models import Campaign, Phase

SQUARE_YEAR = re.compile(r"[\[［【(（](\d{4})[\]］】)）]")


class Document(models.Model):
    """A paper of the campaign. Its words stand in versions; `state` is changed by `documents.services.move` alone."""

    class Kind(models.TextChoices):
        DIRECTIVE = "superior_directive", _("directive of the superior")
        PLAN = "implementation_plan", _("implementation plan")
        NOTICE = "notice", _("notice")
        PHASE_REPORT = "phase_report", _("phase report")
        ANALYSIS_REPORT = "analysis_report", _("analysis report of the leadership")
        RESEARCH_REPORT = "research_report", _("research report")
        REPORT = "report", _("other report to the superior")
        BULLETIN = "bulletin", _("bulletin")
        OTHER = "other", _("other document")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=300)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    dated_on = models.DateField(_("date"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=DocumentState.choices, default=DocumentState.DRAFT)
    approved_version = models.ForeignKey(
        "DocumentVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    approved_hash = models.CharField(max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    BOUND_STATES = (DocumentState.APPROVED, DocumentState.ISSUED, DocumentState.ACKNOWLEDGED)
    TO_DEPARTMENTS = (Kind.PLAN, Kind.NOTICE)
    FOR_SUPERIOR = (Kind.PHASE_REPORT, Kind.REPORT)
    # Approved as review copy and again as final version; issued when it is named final (domain.md T-43, T-51).
    ISSUED_BY_NAME = (Kind.ANALYSIS_REPORT,)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "issued", "acknowledged"])
                | (Q(approved_version__isnull=False, approved_by__isnull=False) & ~Q(approved_hash="")),
                name="document_approved_with_version_and_hash",
            ),
            models.UniqueConstraint(
                fields=["phase"],
                condition=Q(kind="phase_report") & ~Q(state="withdrawn"),
                name="document_one_report_per_phase",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_for_superior(self) -> bool:
        return self.kind in self.FOR_SUPERIOR

    @property
    def leaves_with_its_print(self) -> bool:
        return self.kind not in self.ISSUED_BY_NAME

    @property
    def shown_number(self) -> str:
        """With the brackets of the standard, 〔2009〕; the field keeps what was typed (domain.md S-01)."""
        return SQUARE_YEAR.sub(r"〔\1〕", self.number)


class DocumentVersion(models.Model):
    """One immutable state of the words. A database trigger refuses to change or delete it.

    `body` and `figures` have the shapes of `documents.body`: texts name figures as {{key}}, `figures` is the frozen
    snapshot the keys point to. `sha256` covers both.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    label = models.CharField(_("label"), max_length=40, blank=True)
    body = models.JSONField()
    figures = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("what was changed"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_numbered_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="document_version_has_a_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.number}"


class Remark(models.Model):
    """What a reviewer says about one version, on the whole or on one section."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="remarks")
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("remark"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    settled_in = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="settled_remarks"
    )

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
