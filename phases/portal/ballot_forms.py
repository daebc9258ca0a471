"""What a voter fills in. Every answer is one sign long, whatever it says, so the length of a request tells nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, Question
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.portal.forms import OFF, CodeForm

NONE = "0"


class SlipForm(CodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code on your slip")

    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except forms.ValidationError:
            raise forms.ValidationError(
                _("This cannot be the code of a slip: a sign is missing or was misread. Nothing was kept.")
            ) from None


@dataclass(frozen=True)
class Asked:
    """One question as the page shows it; `choices` are sign, word and whether it is chosen."""

    name: str
    text: str
    choices: Sequence[tuple[str, str, bool]]
    may_stay_open: bool
    is_open: bool
    errors: Sequence[str] = ()


class BallotForm(forms.Form):
    """`votes` is what `cast` takes."""

    remark = forms.CharField(
        required=False,
        label=_("Anything else to say"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control", "data-most": ballots.LONGEST, **OFF}),
    )

    def __init__(self, *args: Any, appraisal: Appraisal, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = {f"q{place}": question for place, question in enumerate(questions, start=1)}
        self.may_stay_open = appraisal.blank == Appraisal.Blank.ABSTENTION
        for name, question in self.questions.items():
            words = [(str(option.order), option.word) for option in selectors.ranks_of(question)]
            left = [(NONE, "")] if self.may_stay_open else []
            self.fields[name] = forms.ChoiceField(
                choices=words + left,
                label=question.text,
                error_messages={
                    "required": _("Choose one of the words."),
                    "invalid_choice": _("Choose one of the words."),
                },
            )

    def clean_remark(self) -> str:
        remark = str(self.cleaned_data["remark"]).replace("\r\n", "\n").strip()
        if not (verdict := rules.may_remark(remark)):
            raise forms.ValidationError(str(verdict.reason))
        return remark

    @property
    def votes(self) -> list[int]:
        chosen = (self.cleaned_data[name] for name in self.questions)
        return [ballots.ABSTAINED if sign == NONE else int(sign) for sign in chosen]

    def asked(self) -> list[Asked]:
        return [self._asked(name, question) for name, question in self.questions.items()]

    def _asked(self, name: str, question: Question) -> Asked:
        chosen = self.data.get(name)  # nothing is chosen beforehand: one tap too early would cast a blank for good
        choices = [(str(option.order), option.word) for option in selectors.ranks_of(question)]
        return Asked(
            name,
            question.text,
            [(sign, word, sign == chosen) for sign, word in choices],
            self.may_stay_open,
            chosen == NONE,
            [str(fault) for fault in self.errors.get(name, ())] if self.is_bound else [],
        )
