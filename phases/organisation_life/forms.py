"""Forms of organisation life; what they mean to do is done by services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.meetings.forms import DateInput, choosing, dressed
from phases.meetings.models import Meeting
from phases.organisation.forms import ListFilter, PersonField, bare_helper
from phases.organisation.models import Person
from phases.organisation_life import selectors
from phases.organisation_life.models import HeartTalk, LifeMeeting, MutualComment
from phases.organisation_life.states import DraftState
from phases.timeline.models import Campaign


class PapersForm(forms.ModelForm):
    """The papers that were issued for the meeting, and who reads the opinions aloud."""

    class Meta:
        model = LifeMeeting
        fields = ("notice", "plan", "read_out_by")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        filed = Document.objects.filter(campaign=meeting.campaign, phase=meeting.phase).exclude(state="withdrawn")
        for name, kind in (("notice", Document.Kind.NOTICE), ("plan", Document.Kind.PLAN)):
            choosing(self, name).queryset = filed.filter(kind=kind).order_by("pk")
            choosing(self, name).empty_label = str(_("not issued yet"))
        dressed(self)


class NoticeForm(forms.Form):
    recipient = forms.CharField(label=_("Announced to"), max_length=200)
    sent_on = forms.DateField(label=_("Announced on"), required=False, widget=DateInput())
    enclosures = forms.ModelMultipleChoiceField(
        Document.objects.none(), label=_("Enclosed papers"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Why late, or why not at all"),
        max_length=200,
        required=False,
        help_text=_("Only where it was late or left out. The reason stays with the meeting."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        papers = Document.objects.filter(campaign=meeting.campaign, phase=meeting.phase).exclude(state="withdrawn")
        choosing(self, "enclosures").queryset = papers.exclude(kind=Document.Kind.PHASE_REPORT).order_by("pk")
        dressed(self)


class SpeechForm(forms.Form):
    """The author's own words; every saving is a version that stays."""

    text = forms.CharField(label=_("What I mean to say"), widget=forms.Textarea(attrs={"rows": 18}), max_length=60000)
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class DecisionForm(forms.Form):
    """What a level of the review decides about the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
        help_text=_("Needed to return it: say what is to be written otherwise."),
    )
    decided_on = forms.DateField(label=_("Decided on"), required=False, widget=DateInput())
    reviewer = forms.CharField(
        label=_("Who decided"),
        required=False,
        max_length=200,
        help_text=_("Only where you write down an answer that came on paper or by telephone."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class PaperDraftsForm(forms.Form):
    """Who handed in a sheet of paper."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Whose sheets came in?"), widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label=_("Handed in on"), required=False, widget=DateInput())

    def __init__(self, *args: Any, lacking: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "people").queryset = Person.objects.filter(pk__in=[person.pk for person in lacking])
        dressed(self)


class SpeakersForm(forms.Form):
    """One name a line, in the order in which they spoke."""

    names = forms.CharField(
        label=_("Speakers in order"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One name a line. Filled in from the roll: the secretary first, then leaders, then members."),
    )

    def __init__(self, *args: Any, roster: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.known: dict[str, list[Person]] = {}
        for person in roster:
            self.known.setdefault(person.name, []).append(person)
        dressed(self)

    def clean_names(self) -> list[Person]:
        names = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        unknown = [name for name in names if len(self.known.get(name, ())) != 1]
        if unknown:
            said = _("Not to be found on the roster, or more than once: %(names)s. Write them as the roster does.")
            raise forms.ValidationError(said % {"names": "、".join(unknown)})
        return [self.known[name][0] for name in names]


class NotesForm(forms.Form):
    notes = forms.CharField(label=_("Notes"), required=False, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class CommentForm(forms.ModelForm):
    class Meta:
        model = MutualComment
        fields = ("text", "speaker", "speaker_class", "about", "seen_by")
        field_classes = {"speaker": PersonField, "about": PersonField}  # noqa: RUF012 - Django's own attribute
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}  # noqa: RUF012 - Django's own attribute
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "speaker_class": _("Where the name is left out. Without both, the comment is anonymous."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        for name in ("speaker", "about"):
            choosing(self, name).queryset = Person.objects.on_roster(campaign.unit)
        dressed(self)


class PointsForm(forms.Form):
    speaker = forms.CharField(label=_("Who of the superior"), max_length=100, required=False)
    points = forms.CharField(
        label=_("Points made"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line. What is put right later may name the point."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)

    def clean_points(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]


class WrapUpForm(forms.Form):
    wrapped_up_by = forms.CharField(label=_("Summed up by"), max_length=60, required=False)
    wrap_up = forms.CharField(label=_("Summing up"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    highlights = forms.CharField(
        label=_("Highlights"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)

    def clean_highlights(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["highlights"].splitlines() if line.strip()]


class TalkForm(forms.ModelForm):
    """Four fields, and none for what was said."""

    class Meta:
        model = HeartTalk
        fields = ("talker", "partner", "talked_on", "place")
        field_classes = {"talker": PersonField, "partner": PersonField}  # noqa: RUF012 - Django's own attribute
        widgets = {"talked_on": DateInput()}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        for name in ("talker", "partner"):
            choosing(self, name).queryset = Person.objects.on_roster(campaign.unit)
        dressed(self)

    def _post_clean(self) -> None:
        """The act judges what is typed; the form does not write on the record before."""


class TalkFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        phases = [(phase.order, phase.name) for phase in campaign.phases.all()]
        super().__init__(data, words=_("name"), phase=(_("all phases"), phases))


class DraftFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(
            data,
            words=_("name"),
            state=(_("all states"), [(selectors.MISSING, _("still missing")), *DraftState.choices]),
            leaders=(_("leaders and members"), [("1", _("leaders only"))]),
        )
