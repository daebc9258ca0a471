"""Forms of ticks on the check-list and of activities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import bare_helper
from phases.organisation.models import Unit
from phases.study.facts import ActivityFacts
from phases.study.models import ExcellenceActivity


class TickForm(forms.Form):
    """A tick by hand: how it is known."""

    item = forms.CharField(widget=forms.HiddenInput)
    department = forms.ModelChoiceField(Unit.objects.none(), widget=forms.HiddenInput)
    note = forms.CharField(label=_("How it is known"), max_length=200)

    def __init__(self, *args: Any, departments: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in departments])
        dressed(self)


class ActivityForm(forms.ModelForm):
    class Meta:
        model = ExcellenceActivity
        fields = ("title", "on", "department", "what", "evaluation")

    def __init__(self, *args: Any, departments: list[Unit], whole_unit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["on"].widget = DateInput()
        choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in departments])
        choosing(self, "department").empty_label = _("the whole unit") if whole_unit else None
        self.fields["department"].required = not whole_unit
        self.fields["evaluation"].help_text = _("In words, or not at all; nobody is scored.")
        dressed(self)

    @property
    def facts(self) -> ActivityFacts:
        return ActivityFacts(**{name: self.cleaned_data[name] for name in ActivityFacts.PLAIN})
