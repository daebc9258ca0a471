"""The entry of a count: forms above, votes below, by keys alone. An empty cell is unknown, never 0."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from phases.appraisal import counted
from phases.appraisal.models import Appraisal, Option, Question
from phases.organisation.forms import bare_helper

LABELS = {
    "issued": _("Forms issued"),
    "returned": _("Forms returned"),
    "valid": _("Valid ballots"),
    "void": _("Void ballots"),
}
MOST = 1_000_000


def cell() -> forms.IntegerField:
    attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "form-control num"}
    widget = forms.TextInput(attrs=attrs)
    return forms.IntegerField(min_value=0, max_value=MOST, required=False, widget=widget)


class CountForm(forms.Form):
    """One field for each number and each word of each question; filled from a count that stands already."""

    def __init__(self, *args: Any, appraisal: Appraisal, standing: counted.Count | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.questions = list(appraisal.questions.all())
        for name, label in LABELS.items():
            self.fields[name] = cell()
            self.fields[name].label = label
            self.fields[name].initial = standing.numbers[name] if standing else None
        for question, option in self._cells():
            field = cell()
            field.label = f"{question.text}　{option.word}"
            field.widget.attrs["aria-label"] = field.label
            field.initial = standing.row(question).get(option.pk) if standing else None
            self.fields[f"o{option.pk}"] = field

    @property
    def numbers(self) -> list[BoundField]:
        return [self[name] for name in LABELS]

    @property
    def rows(self) -> list[tuple[Question, list[tuple[Option, BoundField]]]]:
        """For the template: each question with its words and their fields."""
        return [
            (question, [(option, self[f"o{option.pk}"]) for option in question.options.all()])
            for question in self.questions
        ]

    def count(self) -> dict[str, Any]:
        """What `services.enter` and `services.count_again` take."""
        votes = {
            question.pk: {option.pk: self.cleaned_data[f"o{option.pk}"] for option in question.options.all()}
            for question in self.questions
        }
        return {"numbers": {name: self.cleaned_data[name] for name in LABELS}, "votes": votes}

    def _cells(self) -> Iterator[tuple[Question, Option]]:
        for question in self.questions:
            for option in question.options.all():
                yield question, option
