"""Forms of the plan: its words, its categories, its approval, its publication."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.forms import DateInput, choosing, dressed
from phases.meetings.models import Meeting
from phases.organisation.forms import bare_helper
from phases.rectification.models import ItemCategory, PlanPublication, RectificationPlan
from phases.timeline.models import Campaign

# Where a plan is usually discussed (domain.md T-53) stands first in the list.
USUAL = (Meeting.Kind.COMMITTEE, Meeting.Kind.ASSEMBLY)


class PlanForm(forms.ModelForm):
    directions = forms.CharField(
        label=_("directions of the plan"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("One a line; the plan's categories may name them."),
    )

    class Meta:
        model = RectificationPlan
        fields = ("title", "directions", "document")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.initial["directions"] = "\n".join(self.instance.directions)
        documents = Document.objects.filter(campaign=campaign).exclude(state="withdrawn")
        choosing(self, "document").queryset = documents.exclude(kind=Document.Kind.PHASE_REPORT)
        dressed(self)

    def clean_directions(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["directions"].splitlines() if line.strip()]


class CategoryForm(forms.ModelForm):
    class Meta:
        model = ItemCategory
        fields = ("name", "direction")

    def __init__(self, *args: Any, plan: RectificationPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.plan = plan
        if plan.directions:
            own = self.instance.direction
            names = list(dict.fromkeys([*plan.directions, *([own] if own else [])]))
            choices = [("", _("none")), *((name, name) for name in names)]
            self.fields["direction"] = forms.ChoiceField(label=_("direction"), choices=choices, required=False)
        dressed(self)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if self.plan.categories.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("The plan has a category of that name already."))
        return name


class ApproveForm(forms.Form):
    meetings = forms.ModelMultipleChoiceField(
        Meeting.objects.none(),
        label=_("Meetings that discussed and approved it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    approved_on = forms.DateField(
        label=_("approved on"),
        widget=DateInput(),
        required=False,
        help_text=_("Empty: the day of the last of these meetings."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        held = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD).exclude(kind=Meeting.Kind.STUDY)
        choosing(self, "meetings").queryset = held.order_by("-held_on", "-pk")
        dressed(self)


class PublishForm(forms.ModelForm):
    names_are_meant = forms.BooleanField(
        label=_("The names that stand in the words are meant"),
        required=False,
        help_text=_("Leaders and responsible people are left out anyway."),
    )

    class Meta:
        model = PlanPublication
        fields = ("scope", "place", "published_on", "until", "contact")
        widgets = {"published_on": DateInput(), "until": DateInput()}  # noqa: RUF012 - Django's own attribute
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "scope": _("To everybody: then the plan has a page of its own that needs no account."),
            "place": _("Such as the notice board and the unit's own site."),
            "contact": _("An office, a phone number of the office, an address; never a private one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("published_on"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", _("It ends before it begins. Check the two days."))
        return cleaned


class FeedbackForm(forms.Form):
    text = forms.CharField(label=_("What was answered"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)
    giver_name = forms.CharField(label=_("Who signed it (may stay empty)"), max_length=60, required=False)
    received_on = forms.DateField(label=_("received on"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)
