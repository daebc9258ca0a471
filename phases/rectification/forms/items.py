"""Forms of items; what they mean to do is done by services."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.core import vague_dates
from phases.meetings import rules as meeting_rules
from phases.meetings.forms import DateInput, choosing, choosing_leaders, dressed
from phases.organisation.forms import ListFilter, PersonField, bare_helper
from phases.organisation.models import Person, Unit
from phases.organisation_life.models import SuperiorPoint
from phases.rectification import rules, selectors
from phases.rectification.models import Item, ItemCategory, WorkProject
from phases.research.forms import AS_ANNOUNCED, GroupNumbersField
from phases.timeline.models import Campaign


class DueWordsForm(forms.Form):
    """Announced words are kept as they are, unless they name a day that the calendar does not have."""

    def clean_due_words(self) -> str:
        words: str = self.cleaned_data["due_words"]
        if vague_dates.names_no_day(words):
            raise forms.ValidationError(_("There is no such day in the calendar. Check month and day."))
        return words


class ItemForm(DueWordsForm, forms.ModelForm):
    class Meta:
        model = Item
        fields = (
            "title",
            "category",
            "parent",
            "deadline_class",
            "assisting",
            "projects",
            "outcome",
            "department",
            "person",
            "due_words",
            "livelihood",
            "problems",
            "points",
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
            "points": forms.CheckboxSelectMultiple,
            "assisting": forms.CheckboxSelectMultiple,
            "projects": forms.CheckboxSelectMultiple,
            "measures": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"due_words": AS_ANNOUNCED}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, may_plan: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self._place(campaign, may_plan=may_plan)
        roster = Person.objects.on_roster(campaign.unit)
        choosing(self, "person").queryset = roster
        choosing_leaders(self, "leader", campaign.unit)
        choosing(self, "department").queryset = selectors.departments_of(campaign)
        choosing(self, "problems").queryset = Problem.objects.filter(campaign=campaign)
        points = SuperiorPoint.objects.filter(meeting__campaign=campaign).order_by(
            "meeting__held_on", "meeting", "order"
        )
        choosing(self, "points").queryset = points
        if not points:
            del self.fields["points"]  # no superior has spoken yet
        choosing(self, "conversion").queryset = selectors.conversions_of(campaign)
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        self.fields["phase"].help_text = _("The phase in which it is put right; quick fixes count in every phase.")
        self.fields["groups"] = GroupNumbersField(campaign=campaign)
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.all())
            del self.fields["phase"]  # it is the one in which the item was opened
            if rules.deadline_binds(self.instance):
                del self.fields["due_words"]  # it is extended, with a reason
        dressed(self)

    def _place(self, campaign: Campaign, *, may_plan: bool) -> None:
        """Where it stands: in a category of the plan, under another item, in a class of deadline."""
        categories = ItemCategory.objects.filter(plan__campaign=campaign)
        choosing(self, "category").queryset = categories
        choosing(self, "category").empty_label = str(_("not in the plan"))
        choosing(self, "parent").queryset = selectors.wholes_for(campaign, self.instance)
        choosing(self, "assisting").queryset = selectors.departments_of(campaign)
        choosing(self, "projects").queryset = WorkProject.objects.filter(campaign=campaign)
        self.fields["parent"].label = _("part of the item")
        self.fields["outcome"].help_text = _("In a sentence; the summary and whoever asked for it read this.")
        if not (may_plan and categories):
            del self.fields["category"]
        offered = [str(one["name"]) for one in selectors.deadline_classes(campaign)]
        if offered:
            own = self.instance.deadline_class
            names = list(dict.fromkeys([*offered, *([own] if own else [])]))
            choices = [("", _("none")), *((name, name) for name in names)]
            label = self.fields["deadline_class"].label
            self.fields["deadline_class"] = forms.ChoiceField(label=label, choices=choices, required=False)


class ClaimForm(forms.Form):
    """What was done: one to three sentences. Evidence is a word or an address, and may stay empty."""

    done = forms.CharField(label=_("What was put right"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    done_on = forms.DateField(label=_("Done on"), widget=DateInput())
    outcome = forms.CharField(
        label=_("What people have of it (may stay empty)"),
        max_length=500,
        required=False,
        help_text=_("In a sentence; the summary and whoever asked for it read this."),
    )
    evidence = forms.CharField(
        label=_("Evidence (may stay empty)"),
        max_length=500,
        required=False,
        help_text=_("A document number, an address, a place. No photo is asked for."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper, self.campaign = bare_helper(), campaign
        dressed(self)

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if not (verdict := meeting_rules.is_a_day_of(day, self.campaign)):
            raise forms.ValidationError(str(verdict.reason))
        return day


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


class SeveralForm(forms.Form):
    """Which of the items that wait are meant; one sentence may go with a check."""

    items = forms.ModelMultipleChoiceField(
        Item.objects.none(),
        error_messages={"required": _("Nothing was ticked, so nothing was done.")},
    )
    note = forms.CharField(max_length=500, required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosing(self, "items").queryset = selectors.items_of(campaign)


class AgreeForm(forms.Form):
    """The leader's own yes needs no words; the office writes how the leader said it."""

    note = forms.CharField(
        label=_("How and when the leader agreed"),
        max_length=300,
        required=False,
        help_text=_("The leader need not write anything. The office notes it, such as: by phone on 2 March."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ProgressForm(forms.Form):
    text = forms.CharField(label=_("How far it is"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    on = forms.DateField(label=_("on"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class EvidenceForm(forms.Form):
    file = forms.FileField(
        label=_("File (none is asked for)"), help_text=_("The same name again is kept as its next version.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ExtendForm(DueWordsForm):
    due_words = forms.CharField(label=_("New deadline"), max_length=60, help_text=AS_ANNOUNCED)
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Unit.objects.none(), label=_("Who sees to it from now on"))
    until = forms.DateField(label=_("looked at again on"), widget=DateInput())
    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "to").queryset = selectors.departments_of(campaign)
        dressed(self)


class ItemFilter(ListFilter):
    """`view` is the saved view that the fields narrow further."""

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        classes = selectors.deadline_classes(campaign)
        units = [(unit.pk, unit.short_name) for unit in selectors.departments_of(campaign)]
        super().__init__(
            data,
            words=_("title, measures or what was done"),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
            department=(_("all departments"), units),
            deadline=(_("all classes of deadline"), [(one["name"], one["name"]) for one in classes]),
            livelihood=(_("all subjects"), [("1", _("people's livelihood only"))]),
        )
        if not classes:
            del self.fields["deadline"]
        self.fields["view"] = forms.CharField(required=False, widget=forms.HiddenInput)
