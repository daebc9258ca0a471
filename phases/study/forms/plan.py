"""Forms of the study plan: one row, and many pasted from a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import choosing, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Group, Unit
from phases.study.facts import PlanFacts
from phases.study.forms.credits import HoursField
from phases.study.models import PlannedStudy, StudyForm, StudyMaterial, StudySession
from phases.timeline.models import Campaign, Phase

COLUMNS = 7
THEME_LENGTH = 200
HEADINGS = {"时间", "日期", "時間", "序号", "序號"}
LONGEST = Decimal(24)


class PlanForm(forms.Form):
    """One row: the date in the words in which it was announced, what is studied, by whom, for how long."""

    when = forms.CharField(
        label=_("When"), max_length=60, required=False, help_text=_("As announced: 2009-03-20, 3月20日, 3月中旬.")
    )
    half_hours = HoursField(label=_("Hours"), initial=2)
    phase = forms.ModelChoiceField(Phase.objects.none(), label=_("Phase"), empty_label=None)
    theme = forms.CharField(label=_("Theme and content"), max_length=THEME_LENGTH)
    form = forms.ChoiceField(label=_("Form"), choices=StudyForm.choices, widget=forms.RadioSelect, initial="collective")
    lead = forms.CharField(label=_("Led by"), max_length=60, required=False)
    department = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Whose plan"), required=False, empty_label=_("the whole unit's")
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("Groups taking part"), required=False, widget=forms.CheckboxSelectMultiple
    )
    who = forms.CharField(label=_("Who else takes part"), max_length=100, required=False)
    materials = forms.ModelMultipleChoiceField(
        StudyMaterial.objects.none(), label=_("Materials"), required=False, widget=forms.CheckboxSelectMultiple
    )
    remarks = forms.CharField(label=_("Remarks on the row"), max_length=300, required=False)

    def __init__(
        self, *args: Any, campaign: Campaign, departments: list[Unit], whole_unit: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "groups").queryset = campaign.unit.groups.all()
        choosing(self, "materials").queryset = StudyMaterial.objects.filter(campaign=campaign)
        choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in departments])
        if not whole_unit:
            self.fields["department"].required = True
            choosing(self, "department").empty_label = None
        dressed(self)

    @property
    def facts(self) -> PlanFacts:
        typed = self.cleaned_data
        plain = {name: typed[name] for name in PlanFacts.PLAIN}
        return PlanFacts(
            when=typed["when"], groups=tuple(typed["groups"]), materials=tuple(typed["materials"]), **plain
        )


def values_of_row(row: PlannedStudy) -> dict[str, Any]:
    """A row as the form shows it."""
    plain = {name: getattr(row, name) for name in PlanFacts.PLAIN if name != "half_hours"}
    return plain | {
        "when": row.when_words,
        "half_hours": row.hours,
        "groups": [group.pk for group in row.groups.all()],
        "materials": [material.pk for material in row.materials.all()],
    }


@dataclass(frozen=True)
class ReadRow:
    """One pasted line: what was read, or why it cannot be."""

    number: int
    cells: tuple[str, ...]
    facts: PlanFacts | None = None
    error: str | Promise = ""


class PlanPasteForm(forms.Form):
    text = forms.CharField(
        label=_("Lines of the plan"),
        widget=forms.Textarea(attrs={"rows": 10, "class": "form-control"}),
        help_text=_(
            "Copied from a spreadsheet: when, content, form, led by, groups, hours, remarks. One session a line."
        ),
        strip=False,
    )

    def __init__(self, *args: Any, campaign: Campaign, phase: Phase, department: Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.phase, self.department = campaign, phase, department
        self.helper = bare_helper()

    def read(self) -> list[ReadRow]:
        """Every line; a heading line is passed over."""
        groups = {group.name: group for group in self.campaign.unit.groups.all()}
        forms_by_word = {str(label): value for value, label in StudyForm.choices} | {v: v for v in StudyForm.values}
        found = []
        for number, text in enumerate(self.cleaned_data["text"].splitlines(), start=1):
            cells = tuple(cell.strip(" \u3000") for cell in text.split("\t"))
            if any(cells) and cells[0] not in HEADINGS:
                found.append(self._read(number, cells, groups, forms_by_word))
        return found

    def _read(self, number: int, cells: tuple[str, ...], groups: dict[str, Group], words: dict[str, str]) -> ReadRow:
        when, theme, form, lead, scope, hours, remarks = (*cells, *[""] * COLUMNS)[:COLUMNS]
        if not theme or len(theme) > THEME_LENGTH:
            return ReadRow(
                number, cells, error=_("The content is missing or too long: it stands in the second column.")
            )
        if (half_hours := _half_hours(hours)) is None:
            return ReadRow(
                number, cells, error=_("The hours are no number of halves up to 24: %(hours)s") % {"hours": hours}
            )
        named = [name for name in scope.replace(",", "、").replace("，", "、").split("、") if name]
        facts = PlanFacts(
            phase=self.phase,
            theme=theme,
            when=when[:60],
            form=words.get(form, StudyForm.COLLECTIVE),
            half_hours=half_hours,
            lead=lead[:60],
            who="、".join(name for name in named if name not in groups)[:100],
            remarks=remarks[:300],
            groups=tuple(groups[name] for name in named if name in groups),
            department=self.department,
        )
        return ReadRow(number, cells, facts)


def _half_hours(text: str) -> int | None:
    """Hours as typed; nothing typed is two hours, what is no number is None."""
    if not text:
        return 4
    try:
        hours = Decimal(text)
    except InvalidOperation:
        return None
    return int(hours * 2) if 0 < hours <= LONGEST and not hours * 2 % 1 else None


class PlanFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("content or who leads"),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
        )


class SessionField(forms.ModelChoiceField):
    """Sessions under their day and title."""

    def label_from_instance(self, obj: StudySession) -> str:
        return f"{obj.meeting.held_on:%Y-%m-%d}　{obj.meeting.title}"


class LinkForm(forms.Form):
    """The session that came of a row of the plan, when it was recorded without it."""

    session = SessionField(
        StudySession.objects.none(), label=_("Session that came of it"), required=False, empty_label=_("none yet")
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: PlannedStudy) -> None:
        super().__init__(data, initial={"session": row.session_id})
        free = StudySession.objects.filter(meeting__campaign=row.campaign).filter(Q(planned=None) | Q(planned=row))
        choosing(self, "session").queryset = free.select_related("meeting").order_by("meeting__held_on")
        dressed(self)
