"""Small forms: why something is taken back, the filter of the list, the review of a phase."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms.fields import DateInput, choosing, dressed
from phases.meetings.models import Meeting, StageReview
from phases.organisation.forms import ListFilter, bare_helper
from phases.timeline.models import Campaign

Kind = Meeting.Kind


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class CorrectionForm(forms.Form):
    """What locked minutes should say, and why; both stand beside them."""

    text = forms.CharField(label=_("What it should say"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    reason = forms.CharField(label=_("Why is it corrected?"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class MeetingFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("title or words"),
            kind=(_("all kinds"), [choice for choice in Kind.choices if choice[0] != Kind.STUDY]),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
            state=(_("all states"), Meeting.State.choices),
        )


class StageReviewForm(forms.ModelForm):
    """Reviewer, day and words; the meeting may stay empty."""

    class Meta:
        model = StageReview
        fields = ("phase", "reviewer", "reviewed_on", "meeting", "text")
        widgets = {"reviewed_on": DateInput(), "text": forms.Textarea(attrs={"rows": 6})}  # noqa: RUF012 - as Django writes it

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        held = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD).exclude(kind=Kind.STUDY)
        choosing(self, "meeting").queryset = held
        choosing(self, "meeting").empty_label = str(_("at no recorded meeting"))
        self.fields["text"].help_text = _("A few sentences: what was done well, what is still missing.")
        dressed(self)


class ReviewFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        phases = [(phase.order, phase.name) for phase in campaign.phases.all()]
        super().__init__(data, words=_("reviewer or words"), phase=(_("all phases"), phases))
