"""What is typed around an urn: who holds a sheet, how many slips, what stands on the sheets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.appraisal import urn_paper
from phases.core import shares
from phases.core.shares import Share, SheetError
from phases.organisation.forms import bare_helper

PAIR = 2


class HoldersForm(forms.Form):
    """Three people, one sheet each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        for number, name in zip(shares.NUMBERS, urn_paper.names_of_sheets(), strict=True):
            label = _("%(key)s is held by") % {"key": name}
            self.fields[f"holder{number}"] = forms.CharField(label=label, max_length=60)

    @property
    def holders(self) -> list[str]:
        return [self.cleaned_data[f"holder{number}"] for number in shares.NUMBERS]


class SlipsForm(forms.Form):
    number = forms.IntegerField(label=_("How many may vote with a slip"), min_value=1, max_value=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class SheetField(forms.CharField):
    """What stands on a key sheet, in any spacing."""

    widget = forms.Textarea(
        attrs={"rows": 4, "class": "form-control code-field", "autocomplete": "off", "spellcheck": "false"}
    )

    def clean(self, value: Any) -> Share:
        typed = super().clean(value)
        try:
            return shares.read(typed)
        except SheetError as error:
            raise forms.ValidationError(_misread(error.line)) from None


def _misread(line: int) -> Any:
    if line:
        said = _("Line %(line)d was misread: compare its fourteen signs with the paper. Nothing was kept.")
        return said % {"line": line}
    return _("Signs are missing: a sheet has four lines of fourteen. Nothing was kept.")


class SheetsForm(forms.Form):
    """`number` sheets; what was typed is never shown again."""

    def __init__(self, *args: Any, number: int = PAIR, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.names = [f"sheet{place}" for place in range(1, number + 1)]
        for place, name in enumerate(self.names, start=1):
            label = _("What stands on the %(place)s. sheet") % {"place": place}
            self.fields[name] = SheetField(label=label, max_length=400)

    @property
    def sheets(self) -> list[Share]:
        return [self.cleaned_data[name] for name in self.names]
