"""Forms of research; what they mean to do is done by services."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.meetings.models import Meeting
from phases.opinions.models import OpinionGroup
from phases.organisation.forms import ListFilter, PersonField, bare_helper
from phases.organisation.models import Person
from phases.research import selectors
from phases.research.models import Conversion, FieldVisit, Topic
from phases.research.states import WITH_REPORT, TopicState
from phases.timeline.models import Campaign, Phase

AS_ANNOUNCED = _("As announced: 3月中旬, 4月20日, or empty.")


class GroupNumbersField(forms.CharField):
    """Consolidated opinions by their numbers: quicker to type than to look for among hundreds."""

    def __init__(self, *, campaign: Campaign, **kwargs: Any) -> None:
        self.campaign = campaign
        kwargs.setdefault("label", _("Consolidated opinions (their numbers)"))
        kwargs.setdefault("help_text", _("For example 3、5、12."))
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "、".join(str(one.number) for one in value)

    def clean(self, value: Any) -> Any:
        numbers = {int(word) for word in re.findall(r"\d{1,9}", super().clean(value))}
        found = list(OpinionGroup.objects.filter(campaign=self.campaign, number__in=numbers, merged_into=None))
        if absent := sorted(numbers - {group.number for group in found}):
            raise forms.ValidationError(
                _("There is no consolidated opinion with the number %(numbers)s. Check it on the list of opinions."),
                params={"numbers": "、".join(str(number) for number in absent)},
            )
        return found


class TopicForm(forms.ModelForm):
    class Meta:
        model = Topic
        fields = (
            "title",
            "lead",
            "department",
            "method",
            "start_words",
            "due_words",
            "members",
            "others",
            "remarks",
            "phase",
        )
        field_classes = {"lead": PersonField}  # noqa: RUF012 - Django's own attribute
        widgets = {"members": forms.CheckboxSelectMultiple}  # noqa: RUF012 - Django's own attribute
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "title": _("Without 关于 in front: the report adds it."),
            "lead": _("A leader or a department: one of the two is enough."),
            "start_words": AS_ANNOUNCED,
            "due_words": AS_ANNOUNCED,
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.helper = bare_helper()
        roster = Person.objects.on_roster(campaign.unit)
        choosing(self, "lead").queryset = roster
        choosing(self, "members").queryset = roster
        choosing(self, "department").queryset = selectors.departments_of(campaign)
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        self.fields["groups"] = GroupNumbersField(campaign=campaign)
        if self.instance.pk:
            self.fields["groups"].initial = list(self.instance.groups.all())
        dressed(self)

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"].strip()
        same = Topic.objects.filter(campaign=self.campaign, title=title)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a topic of this title already. Change that one instead."))
        return title


class TitlesForm(forms.Form):
    """Many titles at once, one a line, as they stand in the plan (domain.md S-31)."""

    titles = forms.CharField(
        label=_("Titles, one a line"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Numbers in front and a closing semicolon are taken off."),
    )
    phase = forms.ModelChoiceField(Phase.objects.none(), label=_("Phase"), empty_label=None)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "phase").queryset = campaign.phases.all()
        dressed(self)

    def clean_titles(self) -> list[str]:
        found = read_titles(self.cleaned_data["titles"])
        if any(len(title) > 200 for title in found):  # noqa: PLR2004 - the length of the field
            raise forms.ValidationError(_("A title has at most 200 signs. Is each on a line of its own?"))
        return found


def read_titles(text: str) -> list[str]:
    """One title a line or between semicolons, without the number in front."""
    lines = re.split(r"[\n；;]", text)
    bare = (re.sub(r"^\s*[（(]?(?:\d+|[一二三四五六七八九十]+)[）).、．]\s*", "", line) for line in lines)
    return [title for title in (line.strip(" 　。\r\t") for line in bare) if title]


class ReportTextForm(forms.Form):
    """A report that was written elsewhere; nothing is uploaded, its words are pasted."""

    text = forms.CharField(
        label=_("The words of the report"),
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=200_000,
        help_text=_("Copied from the file; every line becomes a paragraph."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ExchangeForm(forms.Form):
    """Which reports were exchanged at which meeting."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"), empty_label=None)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label=_("Reports exchanged"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "meeting").queryset = selectors.exchange_meetings(campaign)
        choosing(self, "topics").queryset = Topic.objects.filter(campaign=campaign, state__in=WITH_REPORT)
        dressed(self)


class VisitForm(forms.ModelForm):
    class Meta:
        model = FieldVisit
        fields = ("visited_on", "place", "is_contact_point", "people", "others", "topic", "heard", "phase")
        widgets = {  # noqa: RUF012 - Django's own attribute
            "visited_on": DateInput(),
            "people": forms.CheckboxSelectMultiple,
            "heard": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"heard": _("A few words; no photo, no track is asked for.")}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["place"].label = _("Where to")
        choosing(self, "people").queryset = Person.objects.on_roster(campaign.unit)
        choosing(self, "topic").queryset = Topic.objects.filter(campaign=campaign)
        choosing(self, "topic").empty_label = str(_("no topic in particular"))
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        dressed(self)


class ConversionForm(forms.ModelForm):
    class Meta:
        model = Conversion
        fields = ("kind", "what", "reference", "on")
        widgets = {"kind": forms.RadioSelect, "on": DateInput()}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "kind").choices = Conversion.Kind.choices
        self.fields["kind"].initial = Conversion.Kind.MEASURE
        dressed(self)


class TopicFilter(ListFilter):
    """`view` is the saved view that the fields narrow further."""

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        units = [(unit.pk, unit.short_name) for unit in selectors.departments_of(campaign)]
        super().__init__(
            data,
            words=_("title, method or leader"),
            state=(_("all states"), TopicState.choices),
            department=(_("all departments"), units),
        )
        self.fields["view"] = forms.CharField(required=False, widget=forms.HiddenInput)


class VisitFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(
            data,
            words=_("place or words"),
            contact=(_("all places"), [("1", _("contact points only"))]),
            leaders=(_("everybody's visits"), [("1", _("leaders' visits only"))]),
        )
        self.fields["topic"] = forms.CharField(required=False, widget=forms.HiddenInput)


class OpinionSearch(ListFilter):
    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, words=_("words of an opinion"))
