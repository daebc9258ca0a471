"""Forms of meetings. They check what a field can check; the rules are asked by the services."""

from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings import selectors
from phases.meetings.facts import MeetingFacts, agenda_text, all_but, read_agenda
from phases.meetings.forms.fields import DateInput, TimeInput, choosing, dressed
from phases.meetings.models import Attendance, Meeting
from phases.organisation.forms import bare_helper
from phases.organisation.models import Group, Person
from phases.timeline.models import Campaign, Phase

Kind = Meeting.Kind

# What a meeting of a kind always has on its agenda (domain.md T-12, S-52).
AGENDAS: dict[str, tuple[str | Promise, ...]] = {
    Kind.MOBILISATION: (_("Mobilisation report"), _("Address of the superior")),
    Kind.TRANSITION: (_("Summary of the phase"), _("Deployment of the next phase")),
    Kind.CONVEYANCE: (_("Conveyance of the superior's meeting"),),
    Kind.SUMMARY: (_("Summary of the campaign"),),
}


OTHERS = ("superiors", "guests")  # who came and stands on no roster


class GatheringForm(forms.Form):
    """What meetings and study sessions share: day, times, place, who was expected and who did not come.

    `people` are the expected; a tick in `absent` means that somebody did not come, `reason_<number>` says why.
    """

    held_on = forms.DateField(label=_("Date"), widget=DateInput())
    starts_at = forms.TimeField(label=_("From"), required=False, widget=TimeInput())
    ends_at = forms.TimeField(label=_("Until"), required=False, widget=TimeInput())
    place = forms.CharField(label=_("Venue"), required=False, max_length=100)
    chair = forms.CharField(label=_("Chair"), required=False, max_length=60)
    host = forms.CharField(
        label=_("Held by"),
        required=False,
        max_length=200,
        help_text=_("Only when it was not the unit itself, such as a meeting of the superior."),
    )
    minutes_by = forms.CharField(label=_("Minutes by"), required=False, max_length=60)
    superiors = forms.CharField(
        label=_("Came from the superior"),
        required=False,
        max_length=300,
        help_text=_("Post and name; commas between several. They stand first in the attendance."),
    )
    guests = forms.CharField(label=_("Guests"), required=False, max_length=300)
    phase = forms.ModelChoiceField(Phase.objects.none(), label=_("Phase"), empty_label=None)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), label=_("For which groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    absent = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who did not come?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Who else came?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("People of the roster who were not expected."),
    )
    planned = forms.BooleanField(
        label=_("Only planned so far"), required=False, help_text=_("It counts once it is recorded as held.")
    )
    reason = forms.CharField(label=_("Why is it corrected?"), required=False, max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, campaign: Campaign, meeting: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.meeting = campaign, meeting
        self.helper = bare_helper()
        self._choices("phase", campaign.phases.all())
        self._choices("groups", campaign.unit.groups.all())
        self.people = self._expected()
        self._choices("absent", Person.objects.filter(pk__in=[person.pk for person in self.people]))
        choosing(self, "absent").choices = [(person.pk, person.name) for person in self.people]
        roster = Person.objects.on_roster(campaign.unit)
        self._choices("also", roster.exclude(pk__in=[person.pk for person in self.people]))
        dressed(self)

    def _choices(self, name: str, found: Any) -> None:
        choosing(self, name).queryset = found

    def _sent(self, name: str) -> list[str]:
        """All values that a bound form was sent under one name."""
        return cast("MultiValueDict[str, str]", self.data).getlist(name)

    def _expected(self) -> list[Person]:
        """The people of the record or of the page as it was shown; others when groups or kind were changed there."""
        if self.is_bound and self.data.get("expected_for") == self.expected_for:
            shown = [int(number) for number in self._sent("expected") if number.isdecimal()]
            of_unit = Person.objects.filter(pk__in=shown, unit__path__startswith=self.campaign.unit.path)
            return list(of_unit.select_related("unit"))
        if self.meeting is not None and not self.is_bound and (lines := self.meeting.attendance.all()):
            return [line.person for line in lines.select_related("person__unit")]
        return self.expected_people(self.chosen_groups())

    @property
    def expected_for(self) -> str:
        """What the list of expected people was made for; the page sends it back."""
        return ",".join(str(group.pk) for group in self.chosen_groups())

    def expected_people(self, groups: list[Group]) -> list[Person]:
        return selectors.expected_at(self.campaign.unit, Kind.OTHER, groups)

    def chosen_groups(self) -> list[Group]:
        """What is ticked now, before anything is cleaned."""
        ticked = self._sent("groups") if self.is_bound else self.initial.get("groups", ())
        numbers = [int(number) for number in ticked if str(number).isdecimal()]
        return list(self.campaign.unit.groups.filter(pk__in=numbers)) if numbers else []

    @property
    def away(self) -> list[tuple[Person, str]]:
        """Who is ticked as absent, with the reason typed so far."""
        ticked = {str(number) for number in self["absent"].value() or ()}
        reasons = self.initial.get("reasons", {})
        return [
            (person, str(self.data.get(f"reason_{person.pk}", "") if self.is_bound else reasons.get(person.pk, "")))
            for person in self.people
            if str(person.pk) in ticked
        ]

    @property
    def reasons(self) -> list[tuple[str, Any]]:
        return sorted(Attendance.Reason.choices, key=lambda choice: choice[0] != "")

    def meeting_facts(self, *, kind: str, title: str, **fields: Any) -> MeetingFacts:
        """What was typed, once it is valid."""
        typed = self.cleaned_data
        absent = {person.pk: reason for person, reason in self.away}
        allowed = set(Attendance.Reason.values)
        plain = (
            "held_on",
            "starts_at",
            "ends_at",
            "place",
            "chair",
            "host",
            "minutes_by",
            "superiors",
            "guests",
            "phase",
        )
        return MeetingFacts(
            kind=kind,
            title=title,
            state=Meeting.State.PLANNED if typed["planned"] else Meeting.State.HELD,
            groups=tuple(typed["groups"]),
            attendance=all_but(
                [*self.people, *typed["also"]], {pk: why if why in allowed else "" for pk, why in absent.items()}
            ),
            **{name: typed[name] for name in plain},
            **fields,
        )


class MeetingForm(GatheringForm):
    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    agenda = forms.CharField(
        label=_("Agenda"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One item a line; the speaker after a vertical bar: Mobilisation report | Party secretary"),
    )
    summary = forms.CharField(
        label=_("Points made"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line; the report quotes those of the mobilisation meeting."),
    )
    resolutions = forms.CharField(label=_("Resolutions"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    conveyed = forms.CharField(
        label=_("What was conveyed"),
        required=False,
        max_length=300,
        help_text=_("The superior's meeting or the speech; to whom says the attendance."),
    )
    directive = forms.ModelChoiceField(
        Document.objects.none(), label=_("Directive of the superior"), required=False, empty_label=_("none on file")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [choice for choice in Kind.choices if choice[0] != Kind.STUDY]
        choosing(self, "kind").choices = kinds
        filed = Document.objects.filter(campaign=self.campaign, kind=Document.Kind.DIRECTIVE)
        self._choices("directive", filed.order_by("dated_on", "pk"))
        self.fields["title"].help_text = _("Left empty, the kind is the title.")

    @property
    def is_conveyance(self) -> bool:
        return self.chosen_kind == Kind.CONVEYANCE

    @property
    def chosen_kind(self) -> str:
        return str((self.data.get("kind") if self.is_bound else self.initial.get("kind")) or Kind.OTHER)

    @property
    def expected_for(self) -> str:
        return f"{self.chosen_kind}:{super().expected_for}"

    def expected_people(self, groups: list[Group]) -> list[Person]:
        return selectors.expected_at(self.campaign.unit, self.chosen_kind, groups)

    @property
    def facts(self) -> MeetingFacts:
        typed = self.cleaned_data
        kind = typed["kind"]
        return self.meeting_facts(
            kind=kind,
            title=typed["title"].strip() or str(Kind(kind).label),
            agenda=tuple(read_agenda(typed["agenda"])),
            **{name: typed[name] for name in ("summary", "resolutions", "conveyed", "directive")},
        )


def usual_agenda(kind: str, campaign: Campaign) -> str:
    """The template's agenda for a meeting of the kind (`rules.agendas`), else what it always has (domain.md T-30)."""
    own = campaign.rules.get("agendas", {}).get(kind)
    return "\n".join(str(title) for title in own or AGENDAS.get(kind, ()))


def values_of(meeting: Meeting) -> dict[str, Any]:
    """A record as the form shows it."""
    plain = {name: getattr(meeting, name) for name in MeetingFacts.PLAIN}
    lines = [line for line in meeting.attendance.all() if line.status != Attendance.Status.PRESENT]
    return plain | {
        "agenda": agenda_text(meeting.agenda.all()),
        "groups": [link.group_id for link in meeting.for_groups.all()],
        "absent": [line.person_id for line in lines],
        "reasons": {line.person_id: line.reason for line in lines},
        "version": meeting.version,
    }
