"""The signed sheet, typed back in one pass: a line for each person in the sheet's order, all present by default."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.facts import Presence
from phases.meetings.forms.fields import dressed
from phases.meetings.models import Attendance, Meeting
from phases.organisation.forms import bare_helper
from phases.organisation.models import Person

PRESENT, ABSENT = "present", "absent"
# In the order of the keys 1 to 6.
MARKS = (
    (PRESENT, Attendance.Status.PRESENT.label),
    *((reason.value, reason.label) for reason in Attendance.Reason if reason.value),
    (ABSENT, Attendance.Status.ABSENT.label),
)


class SheetForm(forms.Form):
    """`mark_<number>` says of each person: present, one of the reasons, or absent without leave."""

    reason = forms.CharField(label=_("Why is it corrected?"), required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.people = people
        self.fields["version"].initial = meeting.version
        marks = {line.person_id: _mark(line) for line in meeting.attendance.all()}
        for person in people:
            name = f"mark_{person.pk}"
            self.fields[name] = forms.ChoiceField(
                label=person.name, choices=MARKS, widget=forms.RadioSelect, required=False
            )
            self.fields[name].initial = marks.get(person.pk, PRESENT)
        dressed(self)

    @property
    def rows(self) -> list[tuple[Person, forms.BoundField]]:
        return [(person, self[f"mark_{person.pk}"]) for person in self.people]

    @property
    def attendance(self) -> tuple[Presence, ...]:
        """What was typed, once it is valid; nothing said of somebody means present."""
        typed = self.cleaned_data
        return tuple(_presence(person, typed[f"mark_{person.pk}"] or PRESENT) for person in self.people)


def _mark(line: Attendance) -> str:
    if line.status == Attendance.Status.PRESENT:
        return PRESENT
    return str(line.reason) or ABSENT


def _presence(person: Person, mark: str) -> Presence:
    return Presence(person, present=mark == PRESENT, reason="" if mark in {PRESENT, ABSENT} else mark)
