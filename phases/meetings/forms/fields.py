"""Pieces of forms that several areas share: typed access to choices, clothes, dates."""

from typing import cast

from django import forms


def choosing(form: forms.BaseForm, name: str) -> forms.ModelChoiceField:
    """A field of choices, which the type of `form.fields` does not promise."""
    return cast("forms.ModelChoiceField", form.fields[name])


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
