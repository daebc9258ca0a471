"""The form with which an unmet requirement is put before the head."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from phases.gates.selectors import Assessment


class WaiverForm(forms.Form):
    requirement = forms.ChoiceField(label=_("Which requirement"))
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Why it cannot be reached, what is done instead, when it is made up for. It is printed in the report."
        ),
        max_length=1000,
    )

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        choices = [(row.requirement.pk, row.requirement.text) for row in assessment.short if not row.asked]
        self.fields["requirement"] = forms.ChoiceField(label=_("Which requirement"), choices=choices)
