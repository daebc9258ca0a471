"""Forms of the roster: one person, and many pasted from a spreadsheet."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import bare_helper
from phases.organisation.models import Group, Person, Unit
from phases.organisation.services import PersonLine

COLUMNS = 4
NAME_LENGTH = 60


class PersonForm(forms.ModelForm):
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("Study groups"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Person
        fields = (
            "name",
            "unit",
            "post",
            "category",
            "is_leader",
            "is_middle_manager",
            "arrangement",
            "arrangement_note",
            "phone",
            "remarks",
        )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "unit").queryset = Unit.objects.below(unit)
        choosing(self, "unit").empty_label = None
        choosing(self, "groups").queryset = unit.groups.all()
        self.fields["arrangement"].help_text = _("People with one are counted apart and never as short of hours.")
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.values_list("pk", flat=True))
        dressed(self)


class LeaveForm(forms.Form):
    on = forms.DateField(label=_("Left on"), widget=DateInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


@dataclass(frozen=True)
class ReadLine:
    """One pasted line: what was read, what will happen (`add`, `change`, `same`) or why it cannot."""

    number: int
    cells: tuple[str, ...]
    line: PersonLine | None = None
    fate: str = ""
    error: str | Promise = ""


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("Lines of the roster"),
        widget=forms.Textarea(attrs={"rows": 12, "class": "form-control"}),
        help_text=_("Copied from a spreadsheet: name, department, post, category. One person a line."),
        strip=False,
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.helper = bare_helper()

    def read(self) -> list[ReadLine]:
        """Every line with its fate; a heading line is passed over."""
        known = {(person.name, person.unit.name): person for person in Person.objects.on_roster(self.unit)}
        known |= {(person.name, person.unit.short_name): person for person in known.values()}
        words = _categories()
        found, seen = [], set()
        for number, text in enumerate(self.cleaned_data["text"].splitlines(), start=1):
            cells = tuple(cell.strip(" \u3000") for cell in text.split("\t"))
            if not any(cells) or cells[0] in {"姓名", str(_("name"))}:
                continue
            line = _read_line(number, cells, words)
            key = (cells[0], cells[1] if len(cells) > 1 else "")
            if line.line and key in seen:
                line = ReadLine(number, cells, error=_("This person stands in the text twice."))
            seen.add(key)
            found.append(_with_fate(line, known))
        return found


def _categories() -> dict[str, str]:
    """What may be written for a category: its word in every language, for a sheet is not in that of its reader."""
    words = {str(value): str(value) for value in Person.Category.values}
    for language, _name in settings.LANGUAGES:
        with override(language):
            words |= {str(label): str(value) for value, label in Person.Category.choices}
    return words


def _read_line(number: int, cells: tuple[str, ...], words: dict[str, str]) -> ReadLine:
    name, department, post, category = (*cells, "", "", "", "")[:COLUMNS]
    if not name or len(name) > NAME_LENGTH:
        return ReadLine(number, cells, error=_("The name is missing or too long."))
    if not department:
        return ReadLine(number, cells, error=_("The department is missing: it stands in the second column."))
    if category and category not in words:
        known = "、".join(str(label) for label in Person.Category.labels)
        return ReadLine(number, cells, error=_("Unknown category. Write one of: %(known)s.") % {"known": known})
    value = words.get(category, Person.Category.SERVING.value)
    return ReadLine(number, cells, PersonLine(name=name, department=department, post=post, category=value))


def _with_fate(read: ReadLine, known: dict[tuple[str, str], Person]) -> ReadLine:
    if read.line is None:
        return read
    person = known.get((read.line.name, read.line.department))
    if person is None:
        fate = "add"
    else:
        fate = "same" if (person.post, person.category) == (read.line.post, read.line.category) else "change"
    # Whoever leads keeps it: the pasted columns do not say.
    line = PersonLine(
        read.line.name, read.line.department, read.line.post, read.line.category, bool(person and person.is_leader)
    )
    return ReadLine(read.number, read.cells, line, fate)
