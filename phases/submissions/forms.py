"""Forms of consents and of papers sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.submissions import rules
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.registers import RecordForm


class ConsentForm(RecordForm):
    class Meta:
        model = ConsentRequest
        fields = (
            "subject",
            "meeting_kind",
            "meeting",
            "document",
            "superior",
            "asked_on",
            "asked_by",
            "channel",
            "decision",
            "decided_on",
            "decided_by",
            "comments",
            "phase",
        )
        help_texts = {  # noqa: RUF012 - Django's own
            "subject": _("For example: holding the mobilisation meeting on 17 October."),
            "meeting_kind": _("Consent for a kind speaks for every meeting of that kind."),
            "meeting": _("Or for this meeting alone, once it is planned or recorded."),
            "superior": _("Left empty: the supervising committee of the campaign."),
            "decision": _("An answer given by telephone counts: note who gave it and when."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choosing("meeting").queryset = Meeting.objects.filter(campaign=self.campaign).exclude(
            kind=Meeting.Kind.STUDY
        )
        self.fields["asked_on"].initial = self.fields["asked_on"].initial or self.campaign.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("asked_on"):
            verdict = rules.may_decide(
                given["asked_on"], given.get("decision", ""), given.get("decided_on"), given.get("comments", "")
            )
            if not verdict:
                self.add_error("decision", str(verdict.reason))
        return given


class SubmissionForm(RecordForm):
    title = forms.CharField(
        label=_("paper"),
        max_length=300,
        required=False,
        help_text=_("Only when it is not one of the documents above: what is not kept here can be registered too."),
    )

    class Meta:
        model = Submission
        fields = (
            "document",
            "title",
            "recipient",
            "purpose",
            "sent_on",
            "channel",
            "copies",
            "clerk",
            "state",
            "answered_on",
            "comment",
            "remarks",
            "phase",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        documents = Document.objects.filter(campaign=self.campaign).exclude(state="withdrawn")
        self.choosing("document").queryset = documents.exclude(kind=Document.Kind.DIRECTIVE)
        self.fields["recipient"].initial = self.campaign.superior_name
        self.fields["sent_on"].initial = self.campaign.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("document") and not given.get("title", "").strip():
            self.add_error("title", _("Choose a document, or write the title of the paper: one of the two."))
        if given.get("sent_on"):
            probe = Submission(sent_on=given["sent_on"])
            verdict = rules.may_answer(
                probe, given.get("state", ""), given.get("answered_on"), given.get("comment", "")
            )
            if not verdict:
                self.add_error("state", str(verdict.reason))
        return given
