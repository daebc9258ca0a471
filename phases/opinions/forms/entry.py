"""Forms for a pile of paper: one line each, or many lines at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.opinions.models import Category, Channel, Opinion, SourceGroup, SurveyForm
from phases.opinions.selectors.similar import fold
from phases.opinions.services import Entry
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person
from phases.timeline.models import Campaign, Phase

LONGEST = 2000


class WhereForm(forms.Form):
    """What stays from one opinion to the next: where they come from and what they are about."""

    channel = forms.ModelChoiceField(Channel.objects.none(), label=_("Channel"), empty_label=None)
    source = forms.ModelChoiceField(SourceGroup.objects.none(), label=_("Who says it"), required=False)
    form = forms.ModelChoiceField(SurveyForm.objects.none(), label=_("Paper form"), required=False)
    tag = forms.CharField(label=_("Mark"), max_length=20, required=False)
    categories = forms.ModelMultipleChoiceField(
        Category.objects.none(), label=_("Categories"), required=False, widget=forms.CheckboxSelectMultiple
    )
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DateInput())

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.helper = bare_helper()
        for name, model in (
            ("channel", Channel),
            ("source", SourceGroup),
            ("form", SurveyForm),
            ("categories", Category),
        ):
            choosing(self, name).queryset = model.objects.filter(campaign=campaign)
        dressed(self)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        form, channel = typed.get("form"), typed.get("channel")
        if form and channel and form.channel_id != channel.pk:
            self.add_error("form", _("This form belongs to another channel: %(name)s.") % {"name": form.channel})
        return typed

    @property
    def where(self) -> dict[str, Any]:
        names = ("channel", "source", "form", "tag", "received_on")
        return {name: self.cleaned_data[name] for name in names} | {
            "categories": tuple(self.cleaned_data["categories"])
        }


class EntryForm(WhereForm):
    """One line: Enter saves it and gives the next."""

    text = forms.CharField(label=_("In the giver's words"), max_length=LONGEST)
    form_number = forms.IntegerField(label=_("Form no."), required=False, min_value=1, max_value=999_999)
    giver = forms.ModelChoiceField(Person.objects.none(), label=_("Signed by (roster)"), required=False)
    giver_name = forms.CharField(label=_("Signed by (somebody else)"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosing(self, "giver").queryset = Person.objects.on_roster(self.campaign.unit)
        self.fields["giver_name"].help_text = _(
            "Only where the giver signed. Who it was is shown on request, with a reason."
        )
        self.fields["text"].widget.attrs.update({"autofocus": True, "autocomplete": "off"})
        self.fields["form_number"].widget.attrs.update({"inputmode": "numeric"})

    @property
    def entry(self) -> Entry:
        names = ("text", "form_number", "giver", "giver_name")
        return Entry(**self.where | {name: self.cleaned_data[name] for name in names})


@dataclass(frozen=True)
class ReadLine:
    """A pasted line: the opinion, the number of its form if it had one, and what is odd about it."""

    number: int
    text: str
    form_number: int | None = None
    error: str | Promise = ""
    doubt: str | Promise = ""


class PasteForm(WhereForm):
    text = forms.CharField(
        label=_("Opinions"),
        widget=forms.Textarea(attrs={"rows": 12}),
        strip=False,
        help_text=_("One opinion a line. A number and a tab before it is the number of the form."),
    )

    def read(self) -> list[ReadLine]:
        """Every line with its fate; those that stand there already are doubted, not refused."""
        known = {fold(text) for text in _standing(self.campaign)}
        found, seen = [], set[str]()
        for number, line in enumerate(self.cleaned_data["text"].splitlines(), start=1):
            first, tab, rest = line.partition("\t")
            form_number = int(first) if tab and first.strip().isdecimal() and len(first.strip()) < 7 else None  # noqa: PLR2004 - a million forms
            text = (rest if form_number else line).strip(" \u3000\t")
            if not text:
                continue
            folded = fold(text)
            doubt = (
                _("stands in the list already")
                if folded in known
                else _("twice in this text")
                if folded in seen
                else ""
            )
            error = _("longer than %(most)d characters") % {"most": LONGEST} if len(text) > LONGEST else ""
            seen.add(folded)
            found.append(ReadLine(number, text, form_number, error, doubt))
        return found

    def entries(self, lines: list[ReadLine]) -> list[Entry]:
        return [Entry(text=line.text, form_number=line.form_number, **self.where) for line in lines if not line.error]


class GiveForm(forms.Form):
    """An opinion under the own name."""

    text = forms.CharField(label=_("Your opinion"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class CorrectForm(forms.Form):
    """The words as they stand on the paper, and why the entry was wrong."""

    text = forms.CharField(
        label=_("As it stands on the paper"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    reason = forms.CharField(label=_("What was wrong"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ParticularsForm(WhereForm):
    """Where an opinion came from, without its words."""

    form_number = forms.IntegerField(label=_("Form no."), required=False, min_value=1, max_value=999_999)
    phase = forms.ModelChoiceField(Phase.objects.none(), label=_("Phase"), empty_label=None)
    times = forms.IntegerField(label=_("Said how many times"), min_value=1, max_value=32_000)

    def __init__(self, *args: Any, opinion: Opinion, **kwargs: Any) -> None:
        names = ("channel", "source", "form", "tag", "received_on", "form_number", "phase", "times")
        initial = {name: getattr(opinion, name) for name in names} | {"categories": list(opinion.categories.all())}
        super().__init__(*args, initial=initial, **kwargs)
        choosing(self, "phase").queryset = self.campaign.phases.all()
        if opinion.from_box:
            del self.fields["received_on"]

    @property
    def changes(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class OpinionFilter(ListFilter):
    """The raw ones; the view that is shown goes along, so that a filter does not leave it."""

    view = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("words or number"),
            channel=(_("all channels"), _named(Channel, campaign)),
            source=(_("all groups of givers"), _named(SourceGroup, campaign)),
            category=(_("all categories"), _named(Category, campaign)),
        )


class GiverForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need to know?"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


def _standing(campaign: Campaign) -> list[str]:
    return list(Opinion.objects.filter(campaign=campaign).standing().order_by().values_list("text", flat=True))


def _named(model: type[Channel | SourceGroup | Category], campaign: Campaign) -> Iterable[tuple[int, str]]:
    return model.objects.filter(campaign=campaign).values_list("pk", "name")
