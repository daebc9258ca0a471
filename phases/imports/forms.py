"""Choosing a file, naming its columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.imports.catalogue import LEDGERS
from phases.imports.files import LARGEST
from phases.imports.models import Import
from phases.imports.reader import KEPT
from phases.organisation.forms import bare_helper

TYPES = ".xlsx,.xls,.xlsm,.ods,.csv,.txt"
EXAMPLES = 3


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Sheet"),
        widget=forms.ClearableFileInput(attrs={"accept": TYPES, "class": "form-control"}),
        help_text=_("Excel, WPS or CSV, at most 20 MB. Titles above the header and rows of sums are recognised."),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty. Save the sheet once more and choose it again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Send the sheet alone, without pictures, or in parts.")
            )
        return file


class ColumnsForm(forms.Form):
    """One field for each column of the sheet: which column of the ledger it is."""

    def __init__(self, *args: Any, imported: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        ledger = LEDGERS[imported.ledger]
        columns = [column for column in ledger.fields_of(imported.campaign) if column.settable]
        self.first = next(column for column in columns if column.key == ledger.finds[0])
        choices: list[tuple[str, Any]] = [("", _("not taken over"))]
        if ledger.extra:
            choices.append((KEPT, _("kept in the remarks")))
        choices += [(column.key, column.label) for column in columns]
        known = {key for key, _label in choices}
        part = imported.parts.first()
        lines = [cells for _number, cells in part.numbered[:EXAMPLES]] if part else []
        for at, (name, key) in enumerate(zip(imported.headers, imported.columns, strict=True)):
            examples = "、".join(cells[at] for cells in lines if at < len(cells) and cells[at])
            self.fields[f"column{at}"] = forms.ChoiceField(
                label=name or _("column %(number)d, without a name") % {"number": at + 1},
                choices=choices,
                required=False,
                initial=key if key in known else "",
                help_text=examples[:80],
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def columns(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [key for key in cleaned.values() if key not in {"", KEPT}]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(_("Two columns of the sheet mean the same. Name one of them otherwise."))
        if self.first.key not in chosen:
            said = _("Say which column is “%(name)s”: by it a line finds its record.")
            raise forms.ValidationError(said % {"name": self.first.label})
        return cleaned


class MendForm(forms.Form):
    row = forms.IntegerField(min_value=1)
    column = forms.CharField(max_length=60)
    text = forms.CharField(max_length=2000, required=False, strip=True)
