"""Forms of materials: one title, handing copies out, the list of copies."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person, Unit
from phases.study.models import StudyMaterial
from phases.timeline.models import Campaign


class MaterialForm(forms.ModelForm):
    class Meta:
        model = StudyMaterial
        fields = ("title", "category", "priority", "audience")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class IssueForm(forms.Form):
    """Titles for people, one copy each; or copies of titles for a department."""

    materials = forms.ModelMultipleChoiceField(
        StudyMaterial.objects.none(), label=_("Which titles"), widget=forms.CheckboxSelectMultiple
    )
    to = forms.ChoiceField(
        label=_("To whom"),
        choices=(
            ("members", _("every member")),
            ("people", _("those ticked below")),
            ("department", _("a department")),
        ),
        widget=forms.RadioSelect,
        initial="members",
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("People"), required=False, widget=forms.CheckboxSelectMultiple
    )
    department = forms.ModelChoiceField(Unit.objects.none(), label=_("Department"), required=False)
    copies = forms.IntegerField(label=_("Copies"), min_value=1, max_value=10000, initial=1, required=False)
    on = forms.DateField(label=_("Date"), widget=DateInput())
    signed = forms.BooleanField(
        label=_("signed for on the same day"),
        required=False,
        help_text=_("Otherwise print the receipt list and note the signatures later."),
    )

    def __init__(
        self, *args: Any, campaign: Campaign, members: list[Person], departments: list[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.members = members
        choosing(self, "materials").queryset = StudyMaterial.objects.filter(campaign=campaign)
        choosing(self, "people").queryset = Person.objects.filter(
            pk__in=[person.pk for person in members]
        ).select_related("unit")
        choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in departments])
        dressed(self)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("to") == "people" and not typed.get("people"):
            self.add_error("people", _("Tick at least one person."))
        if typed.get("to") == "department" and not typed.get("department"):
            self.add_error("department", _("Choose the department."))
        return typed

    @property
    def takers(self) -> list[Person]:
        return self.members if self.cleaned_data["to"] == "members" else list(self.cleaned_data["people"])


class IssueFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("name"),
            material=(
                _("all titles"),
                StudyMaterial.objects.filter(campaign=campaign).values_list("pk", "title"),
            ),
            state=(_("all states"), [("waiting", _("not signed for")), ("signed", _("signed for"))]),
        )
