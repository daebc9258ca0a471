"""Forms that plan an appraisal: its day and rules, and its questions as lines of text."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.appraisal import rules, selectors, wording
from phases.appraisal.models import Appraisal
from phases.documents.models import Document
from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Unit
from phases.timeline.models import Campaign

LINES = forms.Textarea(attrs={"rows": 5})


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class AppraisalForm(forms.ModelForm):
    agenda = forms.CharField(label=_("Agenda"), required=False, widget=LINES, help_text=_("One item a line."))
    guidance = forms.CharField(
        label=_("Points to look at"),
        required=False,
        widget=LINES,
        help_text=_("One a line; they are printed on the ballot."),
    )
    voters = forms.CharField(
        label=_("Who may vote"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One class a line, with how many there are: 党员 23. The number may stay unknown."),
    )

    class Meta:
        model = Appraisal
        fields = (
            "title", "kind", "phase", "meeting", "held_on", "place", "document", "unit", "whole", "agenda", "guidance",
            "needs_consent", "lead_days", "quorum", "repeat_below", "decimals", "blank",
        )  # fmt: skip
        widgets = {"held_on": DateInput(), "blank": forms.RadioSelect}  # noqa: RUF012 - Django's own attribute
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "meeting": _("Day and place are the meeting's where they stay empty here."),
            "lead_days": _("0: nothing is handed out before. The deadline moves with the date."),
            "whole": _("The votes of all parts add up there; different surveys never do."),
            "repeat_below": _("May stay empty. Below it the workbench asks for a second survey."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        choosing(self, "meeting").queryset = selectors.meetings_of(campaign)
        choosing(self, "document").queryset = Document.objects.filter(campaign=campaign)
        choosing(self, "unit").queryset = Unit.objects.below(campaign.unit)
        wholes = Appraisal.objects.filter(campaign=campaign, whole=None).exclude(pk=self.instance.pk)
        choosing(self, "whole").queryset = wholes
        if self.instance.pk:
            self.initial["agenda"] = "\n".join(self.instance.agenda)
            self.initial["guidance"] = "\n".join(self.instance.guidance)
            self.initial["voters"] = "\n".join(
                f"{voters.name} {voters.eligible if voters.eligible is not None else ''}".strip()
                for voters in self.instance.classes.all()
            )
            for fixed in ("kind", "phase"):
                del self.fields[fixed]
            if not (roll := rules.may_change_roll(self.instance)):
                for fixed in ("voters", "blank"):
                    self.fields[fixed].disabled = True
                    self.fields[fixed].help_text = str(roll.reason)
        dressed(self)

    def clean_agenda(self) -> list[str]:
        return lines_of(self.cleaned_data["agenda"])

    def clean_guidance(self) -> list[str]:
        return lines_of(self.cleaned_data["guidance"])

    def planned(self) -> dict[str, Any]:
        """What `services.plan` and `services.change` take."""
        fields = {name: value for name, value in self.cleaned_data.items() if name != "voters"}
        standing = {voters.name: voters.category for voters in self.instance.classes.all()} if self.instance.pk else {}
        classes = [
            {"name": name, "eligible": eligible, "category": standing.get(name, "")}
            for name, eligible in wording.read_classes(self.cleaned_data["voters"])
        ]
        return fields | {"classes": classes}

    def _post_clean(self) -> None:
        """The instance is changed by services alone, which compare what stands with what was typed."""


class QuestionsForm(forms.Form):
    """The whole form of an appraisal in one text; a mistake names its line."""

    text = forms.CharField(
        label=_("Questions"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "One question a line, a colon, then its words with the best first: 问题：满意、基本满意、不满意. "
            "In brackets: don't know, which is not counted. =100 after a word: its weight."
        ),
    )
    top = forms.IntegerField(
        label=_("The headline takes together the first … words"), min_value=1, max_value=5, required=False
    )
    name = forms.CharField(label=_("and is called"), max_length=60, required=False)

    def __init__(self, *args: Any, appraisal: Appraisal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.initial.setdefault("text", wording.written(appraisal.questions.all()))
        if headline := next((group for group in appraisal.groups.all() if group.headline), None):
            self.initial.update(top=headline.top, name=headline.name)
        self.others = [group for group in appraisal.groups.all() if not group.headline]
        dressed(self)

    def clean_text(self) -> list[wording.Asked]:
        try:
            return wording.read(self.cleaned_data["text"])
        except wording.WordingError as error:
            raise forms.ValidationError(str(error)) from error

    def groups(self) -> list[dict[str, Any]]:
        top = self.cleaned_data["top"]
        name = self.cleaned_data["name"] or str(_("first %(top)d") % {"top": top or 0})
        kept = [{"name": group.name, "top": group.top} for group in self.others if group.name != name]
        return [*kept, {"name": name, "top": top, "headline": True}] if top else kept


class AppraisalFilter(ListFilter):
    """`view` is the saved view that the fields narrow further."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, words=_("title or place"), kind=(_("appraisals of all kinds"), Appraisal.Kind.choices))
        self.fields["view"] = forms.CharField(required=False, widget=forms.HiddenInput)
