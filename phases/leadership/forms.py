"""Forms of the leading group, of who answers for what, of observers and inspections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.leadership import rules
from phases.leadership.models import GroupMember, InspectionNote, LeadingGroup, Observer
from phases.organisation.forms import bare_helper
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign
from phases.timeline.registers import RecordForm


class GroupForm(RecordForm):
    class Meta:
        model = LeadingGroup
        fields = ("name", "founded_on", "founded_by", "office_place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        documents = Document.objects.filter(campaign=self.campaign).exclude(state="withdrawn")
        self.choosing("founded_by").queryset = documents.exclude(kind=Document.Kind.DIRECTIVE)
        self.fields["founded_by"].help_text = _("The notice that founds it; add it under documents first.")
        if not self.instance.name:
            self.initial["name"] = _("Leading group of the %(campaign)s") % {"campaign": self.campaign.short_name}


class MemberForm(RecordForm):
    class Meta:
        model = GroupMember
        fields = ("person", "name", "part", "coordinates", "inspects", "publicises")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not (verdict := rules.is_somebody(given.get("person"), given.get("name", ""))):
            self.add_error("person", str(verdict.reason))
        functions = (given.get("coordinates", False), given.get("inspects", False), given.get("publicises", False))
        if not (verdict := rules.may_work(given.get("part", ""), functions)):
            self.add_error("part", str(verdict.reason))
        return given


class ResponsibilityForm(forms.Form):
    """The departments of one leader, ticked."""

    departments = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Departments whose campaign this leader takes part in and guides"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, campaign: Campaign, leader: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leader = leader
        self.helper = bare_helper()
        inside = Unit.objects.below(campaign.unit).filter(kind__in=(Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE))
        self.fields["departments"].queryset = inside  # type: ignore[attr-defined] # a ModelMultipleChoiceField


class PublishForm(forms.Form):
    on = forms.DateField(label=_("published on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    notice = forms.CharField(label=_("where it was published"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class ObserverForm(RecordForm):
    class Meta:
        model = Observer
        fields = ("person", "kind", "chosen_on", "how", "ended_on")
        help_texts = {  # noqa: RUF012 - Django's own
            "how": _("For example: put forward by the departments, chosen at a meeting."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outside = Person.objects.on_roster(self.campaign.unit).exclude(category__in=Person.PARTY_CATEGORIES)
        self.choosing("person").queryset = outside
        self.fields["chosen_on"].initial = self.campaign.today

    def clean_person(self) -> Person:
        person: Person = self.cleaned_data["person"]
        observer = self.instance if self.instance.pk else None
        if not (verdict := rules.may_observe(person, self.campaign, observer)):
            raise forms.ValidationError(str(verdict.reason))
        return person


class InspectionForm(RecordForm):
    class Meta:
        model = InspectionNote
        fields = ("department", "on", "inspector", "text", "follow_up", "due_on", "settled_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.campaign.today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("settled_on") and given.get("on") and given["settled_on"] < given["on"]:
            self.add_error("settled_on", _("It was mended before the inspection: check both days."))
        return given
