"""Forms of items; what they mean to do is done by services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import ListFilter, PersonField, bare_helper
from phases.organisation.models import Person
from phases.rectification import selectors
from phases.rectification.models import Item
from phases.research.forms import AS_ANNOUNCED, GroupNumbersField
from phases.timeline.models import Campaign


class ItemForm(forms.ModelForm):
    class Meta:
        model = Item
        fields = (
            "title",
            "department",
            "person",
            "due_words",
            "livelihood",
            "problems",
            "measures",
            "goal",
            "leader",
            "conversion",
            "remarks",
            "quick_fix",
            "phase",
        )
        field_classes = {"person": PersonField, "leader": PersonField}  # noqa: RUF012 - Django's own attribute
        widgets = {  # noqa: RUF012 - Django's own attribute
            "problems": forms.CheckboxSelectMultiple,
            "measures": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"due_words": AS_ANNOUNCED}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        roster = Person.objects.on_roster(campaign.unit)
        choosing(self, "person").queryset = roster
        choosing(self, "leader").queryset = roster.filter(is_leader=True)
        choosing(self, "department").queryset = selectors.departments_of(campaign)
        choosing(self, "problems").queryset = Problem.objects.filter(campaign=campaign)
        choosing(self, "conversion").queryset = selectors.conversions_of(campaign)
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        self.fields["phase"].help_text = _("The phase in which it is put right; quick fixes count in every phase.")
        self.fields["groups"] = GroupNumbersField(campaign=campaign)
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.all())
            del self.fields["phase"]  # it is the one in which the item was opened
        dressed(self)


class ClaimForm(forms.Form):
    """What was done: one to three sentences. Evidence is a word or an address, and may stay empty."""

    done = forms.CharField(label=_("What was put right"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    done_on = forms.DateField(label=_("Done on"), widget=DateInput())
    evidence = forms.CharField(
        label=_("Evidence (may stay empty)"),
        max_length=500,
        required=False,
        help_text=_("A document number, an address, a place. No photo is asked for."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class CheckForm(forms.Form):
    note = forms.CharField(
        label=_("What the check found"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
        help_text=_("What you looked at, and whether it is so."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ItemFilter(ListFilter):
    """`view` is the saved view that the fields narrow further."""

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        units = [(unit.pk, unit.short_name) for unit in selectors.departments_of(campaign)]
        super().__init__(
            data,
            words=_("title, measures or what was done"),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
            department=(_("all departments"), units),
            livelihood=(_("all subjects"), [("1", _("people's livelihood only"))]),
        )
        self.fields["view"] = forms.CharField(required=False, widget=forms.HiddenInput)
