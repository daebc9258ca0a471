"""Forms of reflections: one with its words, many that came on paper, the list."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person, Unit
from phases.study.facts import ReflectionFacts
from phases.timeline.models import Campaign


class ReflectionForm(forms.Form):
    """One reflection with its words, or only that it came. `own` is who writes, where they may write for none else."""

    department = forms.ModelChoiceField(Unit.objects.none(), label=_("Department"), empty_label=None)
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Written by"), required=False, empty_label=_("the department as a whole")
    )
    received_on = forms.DateField(label=_("Received on"), widget=DateInput())
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("May stay empty when it came on paper. No length is asked for, and words are not counted."),
    )

    def __init__(
        self, *args: Any, departments: list[Unit], people: list[Person], own: Person | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.helper, self.own = bare_helper(), own
        if own is not None:
            del self.fields["department"], self.fields["person"]
        else:
            choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in departments])
            found = Person.objects.filter(pk__in=[person.pk for person in people]).select_related("unit")
            choosing(self, "person").queryset = found
        dressed(self)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        person, department = typed.get("person"), typed.get("department")
        if person is not None and department is not None and not person.unit.path.startswith(department.path):
            self.add_error("person", _("%(name)s belongs to another department.") % {"name": person.name})
        return typed

    @property
    def facts(self) -> ReflectionFacts:
        typed = self.cleaned_data
        whose = (self.own.unit, self.own) if self.own else (typed["department"], typed["person"])
        return ReflectionFacts(
            department=whose[0],
            person=whose[1],
            received_on=typed["received_on"],
            title=typed["title"].strip(),
            text=typed["text"],
        )


class ReceivedForm(forms.Form):
    """Tick whose reflections came on paper today: one act for many."""

    whose = forms.MultipleChoiceField(label=_("Whose came?"), widget=forms.CheckboxSelectMultiple)
    received_on = forms.DateField(label=_("Received on"), widget=DateInput())

    def __init__(self, *args: Any, missing: list[Unit | Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.missing = {str(one.pk): one for one in missing}
        choosing(self, "whose").choices = [(key, str(one)) for key, one in self.missing.items()]
        dressed(self)

    @property
    def lines(self) -> list[ReflectionFacts]:
        on = self.cleaned_data["received_on"]
        chosen = [self.missing[key] for key in self.cleaned_data["whose"]]
        return [
            ReflectionFacts(department=one.unit, person=one, received_on=on)
            if isinstance(one, Person)
            else ReflectionFacts(department=one, received_on=on)
            for one in chosen
        ]


class ReflectionFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign, departments: list[Unit]) -> None:
        super().__init__(
            data,
            words=_("title or name"),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
            department=(_("all departments"), [(unit.pk, str(unit)) for unit in departments]),
        )
