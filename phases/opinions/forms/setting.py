"""Forms of channels, groups of givers, categories and opinion forms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.meetings.models import Meeting
from phases.opinions import rules
from phases.opinions.models import Channel, SurveyForm
from phases.organisation.forms import bare_helper
from phases.timeline.models import Campaign


class Lines(forms.CharField):
    """A list, one item a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class ChannelForm(forms.ModelForm):
    slogans = Lines(label=_("Slogans"), required=False, help_text=_("One a line, such as those of a suggestion drive."))
    tags = Lines(
        label=_("Marks of its opinions"),
        required=False,
        help_text=_("One a line, such as 计 and 策: each opinion of this channel can carry one."),
    )

    class Meta:
        model = Channel
        fields = (
            "kind",
            "name",
            "slogans",
            "tags",
            "topics",
            "audience",
            "opened_on",
            "closed_on",
            "phase",
            "counted_with",
            "meetings",
        )
        widgets = {"opened_on": DateInput(), "closed_on": DateInput(), "meetings": forms.CheckboxSelectMultiple()}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.helper = bare_helper()
        choosing(self, "phase").queryset = campaign.phases.all()
        others = Channel.objects.filter(campaign=campaign, counted_with=None).exclude(pk=self.instance.pk)
        choosing(self, "counted_with").queryset = others
        choosing(self, "meetings").queryset = Meeting.objects.filter(campaign=campaign).exclude(
            kind__in=[Meeting.Kind.STUDY, Meeting.Kind.MAKE_UP]
        )
        self.fields["meetings"].help_text = _("Symposiums at which these opinions were given.")
        dressed(self)

    def clean_name(self) -> str:
        return unused(Channel, self.campaign, self.cleaned_data["name"], self.instance.pk)


class WordForm(forms.Form):
    """A group of givers, or a category."""

    name = forms.CharField(label=_("designation"), max_length=100)
    order = forms.IntegerField(label=_("Place in the list"), required=False, min_value=1, max_value=999)

    def __init__(self, *args: Any, model: type[Any], campaign: Campaign, word: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model, self.campaign, self.word = model, campaign, word
        self.helper = bare_helper()
        if word is None:
            del self.fields["order"]
        dressed(self)

    def clean_name(self) -> str:
        return unused(self.model, self.campaign, self.cleaned_data["name"], self.word.pk if self.word else None)

    @property
    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


class SurveyFormForm(forms.ModelForm):
    topics = Lines(label=_("Topics"), required=False, help_text=_("One a line; the printed form has room under each."))

    class Meta:
        model = SurveyForm
        fields = (
            "name", "channel", "audience", "is_public", "topics", "issued_on", "issued", "returned", "valid", "void",
        )  # fmt: skip
        widgets = {"issued_on": DateInput()}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.helper = bare_helper()
        choosing(self, "channel").queryset = Channel.objects.filter(campaign=campaign)
        choosing(self, "channel").empty_label = None
        self.fields["returned"].help_text = _("Leave empty what nobody counted: unknown is not 0.")
        dressed(self)

    def clean_name(self) -> str:
        return unused(SurveyForm, self.campaign, self.cleaned_data["name"], self.instance.pk)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        counts = [typed.get(name) for name in ("issued", "returned", "valid", "void")]
        if not (verdict := rules.adds_up(*counts)):
            self.add_error("returned", str(verdict.reason))
        return typed


def unused(model: type[Any], campaign: Campaign, name: str, own: int | None) -> str:
    if model.objects.filter(campaign=campaign, name=name).exclude(pk=own).exists():
        raise ValidationError(_("This name is taken already. Choose another one."))
    return name
