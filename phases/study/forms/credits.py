"""Small forms of the ledger: one credit, a make-up, the list of people."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person, Unit
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from phases.study.services.credits import Entry
from phases.timeline.models import Campaign

HALVES = _("Hours are counted in halves: 2.5, not 2.3.")


class HoursField(forms.DecimalField):
    """Hours in halves; the cleaned value is a number of half hours."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"})
        super().__init__(max_digits=5, decimal_places=1, min_value=Decimal(0), max_value=200, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        hours = super().clean(value)
        if hours is not None and hours * 2 % 1:
            raise forms.ValidationError(HALVES)
        return int(hours * 2) if hours is not None else 0


class CreditForm(forms.Form):
    """One line of somebody's ledger that no session shows."""

    mode = forms.ChoiceField(label=_("Kind of credit"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Date"), widget=DateInput())
    half_hours = HoursField(label=_("Hours"), required=False)
    what = forms.CharField(
        label=_("What and why"), max_length=200, required=False, help_text=_("Entered by hand, it needs a reason.")
    )
    materials = forms.ModelMultipleChoiceField(
        StudyMaterial.objects.none(),
        label=_("What was studied"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ticked titles count as studied by this person."),
    )

    def __init__(self, *args: Any, person: Person, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.helper = bare_helper()
        modes = [StudyCredit.Mode.SELF_STUDY, StudyCredit.Mode.MANUAL]
        if person.arrangement:
            modes.insert(0, StudyCredit.Mode.ALTERNATIVE)
        choosing(self, "mode").choices = [(mode.value, mode.label) for mode in modes]
        self.fields["mode"].initial = modes[0].value
        choosing(self, "materials").queryset = StudyMaterial.objects.filter(campaign=campaign)
        dressed(self)

    @property
    def entry(self) -> Entry:
        typed = self.cleaned_data
        return Entry(
            person=self.person,
            on=typed["on"],
            half_hours=typed["half_hours"],
            what=typed["what"],
            materials=tuple(typed["materials"]),
        )


class MakeUpForm(forms.Form):
    """Who made up one missed session, when and how."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who made it up?"), widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label=_("Date"), widget=DateInput())
    half_hours = HoursField(label=_("Hours"), help_text=_("At most those of the session."))
    how = forms.CharField(label=_("How"), max_length=200, required=False, help_text=_("A recording, a talk, reading."))

    def __init__(self, *args: Any, session: StudySession, missed: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        people = Person.objects.filter(pk__in=[person.pk for person in missed])
        choosing(self, "people").queryset = people
        self.fields["half_hours"].initial = session.hours
        dressed(self)


class RoundForm(forms.Form):
    """One gathering at which several people make up what each of them missed."""

    on = forms.DateField(
        label=_("Date"), widget=DateInput(), help_text=_("A day to come arranges it; a day that has come records it.")
    )
    half_hours = HoursField(label=_("Hours"))
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who takes part?"), widget=forms.CheckboxSelectMultiple
    )
    how = forms.CharField(label=_("How"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        found = Person.objects.filter(pk__in=[person.pk for person in people])
        choosing(self, "people").queryset = found
        dressed(self)


class PeopleFilter(ListFilter):
    show = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], *, departments: Sequence[Unit]) -> None:
        super().__init__(
            data,
            words=_("name"),
            department=(_("all departments"), [(unit.pk, str(unit)) for unit in departments]),
        )
