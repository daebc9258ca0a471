"""Pieces of forms that several areas share: typed access to choices, clothes, dates."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person, Unit


def choosing(form: forms.BaseForm, name: str) -> forms.ModelChoiceField:
    """A field of choices, which the type of `form.fields` does not promise."""
    return cast("forms.ModelChoiceField", form.fields[name])


def choosing_leaders(form: forms.BaseForm, name: str, unit: Unit) -> None:
    """The field offers the members of the leadership, and says where they are marked while nobody is."""
    leaders = Person.objects.on_roster(unit).filter(is_leader=True)
    field = choosing(form, name)
    field.queryset = leaders
    if not leaders.exists():
        field.help_text = _("Nobody on the roster is marked as a member of the leadership. Mark them there first.")


def dressed(form: forms.BaseForm) -> None:
    """The classes of Bootstrap on fields that a template writes by hand, as crispy gives them to the others."""
    for field in form.fields.values():
        widget = field.widget
        if isinstance(widget, (forms.CheckboxSelectMultiple, forms.RadioSelect)) or widget.is_hidden:
            continue
        plain = "form-select" if isinstance(widget, forms.Select) else "form-control"
        widget.attrs.setdefault("class", "form-check-input" if isinstance(widget, forms.CheckboxInput) else plain)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")
