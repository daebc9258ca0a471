"""The one form for a session, and the filter of the list."""

from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import GatheringForm, choosing, values_of
from phases.meetings.models import Meeting
from phases.organisation.forms import ListFilter
from phases.organisation.models import Group, Person
from phases.study import facts
from phases.study.models import StudyForm, StudyMaterial, StudySession
from phases.study.selectors import defaults
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class SessionForm(GatheringForm):
    """Day, times, form, content and who did not come; everything else is folded away and may stay empty."""

    hours = forms.DecimalField(
        label=_("Hours"),
        required=False,
        max_digits=4,
        decimal_places=1,
        min_value=Decimal("0.5"),
        max_value=24,
        widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
    )
    equivalent = forms.ChoiceField(label=_("Or reckoned as"), required=False)
    form = forms.ChoiceField(label=_("Form"), choices=StudyForm.choices, widget=forms.RadioSelect, initial="collective")
    content = forms.CharField(label=_("What was studied"), max_length=300, required=False)
    materials = forms.ModelMultipleChoiceField(
        StudyMaterial.objects.none(), label=_("Materials used"), required=False, widget=forms.CheckboxSelectMultiple
    )
    lecturer = forms.CharField(label=_("Lecturer"), required=False, max_length=60)
    lecturer_from = forms.CharField(label=_("Lecturer's institution"), required=False, max_length=100)
    lecturer_is_external = forms.BooleanField(label=_("Invited from outside"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, part: Part, **kwargs: Any) -> None:
        self.part = part
        super().__init__(*args, campaign=campaign, **kwargs)
        self._choices("materials", StudyMaterial.objects.filter(campaign=campaign))
        self.fields["hours"].widget.attrs["placeholder"] = _("by the times")
        self.equivalents = dict(defaults.equivalents_of(campaign))
        offered = [(name, f"{name}　{size / 2:g}") for name, size in self.equivalents.items()]
        choosing(self, "equivalent").choices = [("", "—"), *offered]

    def expected_people(self, groups: list[Group]) -> list[Person]:
        return defaults.expected(self.campaign, self.part, groups)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "hours" not in typed or self.errors:
            return typed
        if typed["starts_at"] and typed["ends_at"] and typed["ends_at"] <= typed["starts_at"]:
            self.add_error("ends_at", _("The meeting ends before it begins. Check both times."))
            return typed
        if typed["hours"] is not None and typed["hours"] * 2 % 1:
            self.add_error("hours", _("Hours are counted in halves: 2.5, not 2.3."))
        elif not self.half_hours:
            self.add_error("hours", _("Without both times nothing can be reckoned. Fill in the hours or the times."))
        return typed

    @property
    def half_hours(self) -> int:
        """As typed, else as the template reckons a day or half of one, else from the times."""
        typed = self.cleaned_data
        if typed.get("hours"):
            return int(typed["hours"] * 2)
        if size := self.equivalents.get(typed.get("equivalent", "")):
            return size
        return reckoned(self.campaign, typed.get("starts_at"), typed.get("ends_at"))

    @property
    def title(self) -> str:
        """What was studied, else the form; a title that was given before stays while nothing else is typed."""
        label = str(StudyForm(self.cleaned_data["form"]).label)
        given = self.meeting.title if self.meeting and "content" not in self.changed_data else ""
        if given and given not in {str(known) for known in StudyForm.labels}:
            return given
        return self.cleaned_data["content"].strip() or label

    @property
    def facts(self) -> facts.SessionFacts:
        typed = self.cleaned_data
        plain = ("form", "content", "lecturer", "lecturer_from", "lecturer_is_external")
        return facts.SessionFacts(
            meeting=self.meeting_facts(kind=Meeting.Kind.STUDY, title=self.title[:200]),
            half_hours=self.half_hours,
            materials=tuple(typed["materials"]),
            **{name: typed[name] for name in plain},
        )


def values_of_session(session: StudySession) -> dict[str, Any]:
    """A record as the form shows it."""
    plain = {name: getattr(session, name) for name in facts.SessionFacts.PLAIN if name != "half_hours"}
    materials = [material.pk for material in session.materials.all()]
    meeting = session.meeting
    # Hours that follow from the times stay empty, so that they go on following.
    same = reckoned(meeting.campaign, meeting.starts_at, meeting.ends_at) == session.half_hours
    return values_of(meeting) | plain | {"hours": None if same else session.hours, "materials": materials}


def reckoned(campaign: Campaign, starts_at: time | None, ends_at: time | None) -> int:
    """The half hours between two times by the campaign's length of a credit hour; 0 while one is missing."""
    if not (starts_at and ends_at):
        return 0
    minutes = int(campaign.rules.get("minutes_per_credit_hour", 60) or 60)
    return facts.half_hours_between(starts_at, ends_at, minutes_per_hour=minutes)


class SessionFilter(ListFilter):
    by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("content or lecturer"),
            group=(_("all groups"), [(group.pk, group.name) for group in campaign.unit.groups.all()]),
            form=(_("all forms"), StudyForm.choices),
            phase=(_("all phases"), [(phase.order, phase.name) for phase in campaign.phases.all()]),
        )
