"""What somebody without an account fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.box import contents, rules
from phases.box.models import OpinionBox
from phases.core import codes
from phases.opinions.models import Category, SourceGroup

OFF = {"autocomplete": "off", "spellcheck": "false"}


def words_field(label: Any, rows: int) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "class": "form-control", **OFF, "data-most": contents.LONGEST})
    missing = {"required": _("Write what you want to say first.")}
    return forms.CharField(label=label, widget=area, strip=True, error_messages=missing)


class TrapMixin(forms.Form):
    """A field that people do not see and robots fill in."""

    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", **OFF}))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty; it is there to stop robots. Nothing was kept."))
        return ""

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if not (verdict := rules.may_write(text)):
            raise forms.ValidationError(str(verdict.reason))
        return text


class GiveForm(TrapMixin):
    text = words_field(_("Your opinion or suggestion"), 6)
    category = forms.ModelChoiceField(
        Category.objects.none(), required=False, label=_("What is it about?"), empty_label=_("not said")
    )
    source = forms.ModelChoiceField(
        SourceGroup.objects.none(), required=False, label=_("Who speaks here?"), empty_label=_("not said")
    )

    def __init__(self, *args: Any, box: OpinionBox, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("category", Category.objects.filter(campaign=box.campaign))
        self._offer("source", SourceGroup.objects.filter(campaign=box.campaign))

    def _offer(self, name: str, found: Any) -> None:
        """A question without answers is not asked."""
        if not found.exists():
            del self.fields[name]
            return
        self.fields[name].queryset = found  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields[name].widget.attrs |= {"class": "form-select", "autocomplete": "off"}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Receipt code"),
        widget=forms.TextInput(
            attrs={"class": "form-control code-field", "maxlength": 60, "autocapitalize": "characters", **OFF}
        ),
        help_text=_("24 letters and digits. Capitals, dashes and blanks do not matter."),
        error_messages={"required": _("Type the code first.")},
    )

    def clean_code(self) -> str:
        try:
            return codes.read(self.cleaned_data["code"])
        except ValueError:
            raise forms.ValidationError(
                _("This cannot be a receipt code: a sign is missing or was misread. Nothing was looked up.")
            ) from None


class AnswerForm(TrapMixin):
    text = words_field(_("Your answer or addition"), 4)
