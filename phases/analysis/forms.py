"""Forms of the problem list; what they mean to do is done by services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.analysis import selectors
from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.discussion.models import Discussion
from phases.meetings.forms import choosing, dressed
from phases.organisation.forms import ListFilter, PersonField, bare_helper
from phases.organisation.models import Person
from phases.research.forms import GroupNumbersField
from phases.research.models import Topic
from phases.timeline.models import Campaign


class ProblemForm(forms.ModelForm):
    class Meta:
        model = Problem
        fields = (
            "subject",
            "text",
            "source",
            "cause",
            "department",
            "raised_by",
            "topics",
            "discussions",
            "remarks",
            "phase",
        )
        field_classes = {"raised_by": PersonField}  # noqa: RUF012 - Django's own attribute
        widgets = {  # noqa: RUF012 - Django's own attribute
            "subject": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 3}),
            "cause": forms.Textarea(attrs={"rows": 3}),
            "topics": forms.CheckboxSelectMultiple,
            "discussions": forms.CheckboxSelectMultiple,
        }
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "text": _("What is seen, in one or two sentences. Name no people."),
            "cause": _("May be written later; then the problem counts as analysed."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "subject").choices = Problem.Subject.choices
        choosing(self, "department").queryset = selectors.departments_of(campaign)
        choosing(self, "raised_by").queryset = Person.objects.on_roster(campaign.unit).filter(is_leader=True)
        choosing(self, "topics").queryset = Topic.objects.filter(campaign=campaign)
        choosing(self, "discussions").queryset = Discussion.objects.filter(campaign=campaign).select_related(
            "department"
        )
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        self.fields["groups"] = GroupNumbersField(campaign=campaign)
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.all())
        self.order_fields(["subject", "text", "source", "groups", "cause"])
        dressed(self)


class ProblemFilter(ListFilter):
    """`view` is the saved view that the fields narrow further."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(
            data,
            words=_("words of the problem or its cause"),
            source=(_("however found"), Problem.Source.choices),
            state=(_("all states"), ProblemState.choices),
        )
        self.fields["view"] = forms.CharField(required=False, widget=forms.HiddenInput)
