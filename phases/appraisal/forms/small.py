"""What each step of an appraisal asks; remarks and quoted figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.appraisal.counted import tally_of
from phases.appraisal.models import Appraisal, Option
from phases.meetings.forms import DateInput, dressed
from phases.organisation.forms import bare_helper

REASONED = {"send_back", "unlock", "void"}
WARNED = {"distribute", "hold", "lock"}
DATED = {"send_notice": _("Notice sent on"), "distribute": _("Copies handed out on"), "report": _("Reported on")}


class StepForm(forms.Form):
    """Fields are added by `step_form`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


def step_form(act: str, appraisal: Appraisal, data: Any = None) -> StepForm:
    """The day, the people, the reason: whatever the step asks for."""
    form = StepForm(data)
    if act in DATED:
        form.fields["on"] = forms.DateField(label=DATED[act], widget=DateInput(), initial=appraisal.campaign.today)
    if act == "hold":
        form.fields["participants"] = people(_("took part"))
        for voters in appraisal.classes.all():
            form.fields[f"class-{voters.pk}"] = people(voters.name)
    if act == "report":
        form.fields["published"] = forms.BooleanField(
            label=_("everybody of the campaign may read the result"), required=False
        )
    if act in REASONED | WARNED:
        form.fields["reason"] = forms.CharField(
            label=_("Reason"),
            max_length=300,
            required=act in REASONED,
            help_text="" if act in REASONED else _("Only where a warning stands above."),
        )
    dressed(form)
    return form


def people(label: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=0, required=False, widget=widget, help_text=_("May stay unknown; unknown is not 0.")
    )


class RemarksForm(forms.Form):
    """All remarks at once: entered one by one they would keep their order."""

    texts = forms.CharField(
        label=_("Remarks on the ballots"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One a line, without names. They are shuffled when you save."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class QuotedForm(forms.Form):
    """A headline for each question and a percentage for each word, as somebody else printed them."""

    source = forms.CharField(
        label=_("Where they stand"), max_length=200, help_text=_("The paper, its day and its page.")
    )

    def __init__(self, *args: Any, appraisal: Appraisal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.initial.setdefault("source", appraisal.quoted_from)
        self.questions = list(appraisal.questions.all())
        headline = _("Headline in percent")
        for question in self.questions:
            self.fields[f"q{question.pk}"] = percent(f"{question.text}　{headline}", question.quoted)
            for option in question.options.all():
                if option.kind != Option.Kind.BLANK:
                    label = f"{question.text}　{option.word}"
                    self.fields[f"o{option.pk}"] = percent(label, tally_of(option).quoted)
        dressed(self)

    @property
    def rows(self) -> list[tuple[Any, Any, list[tuple[Option, Any]]]]:
        return [
            (
                question,
                self[f"q{question.pk}"],
                [
                    (option, self[f"o{option.pk}"])
                    for option in question.options.all()
                    if option.kind != Option.Kind.BLANK
                ],
            )
            for question in self.questions
        ]

    def quoted(self) -> dict[str, Any]:
        """What `services.quote` takes."""
        named = self.cleaned_data.items()
        return {
            "source": self.cleaned_data["source"],
            "rates": {int(name[1:]): value for name, value in named if name[0] == "q" and name[1:].isdecimal()},
            "percents": {int(name[1:]): value for name, value in named if name[0] == "o" and name[1:].isdecimal()},
        }


def percent(label: Any, initial: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "aria-label": label})
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=100, max_digits=6, decimal_places=3, widget=widget,
        initial=initial.normalize() if initial is not None else None,
    )  # fmt: skip
