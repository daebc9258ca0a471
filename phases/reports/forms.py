"""The committee's answer, and the filter of deliveries."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.organisation.forms import ListFilter, bare_helper
from phases.reports.models import Delivery, Receipt


class AnswerForm(forms.Form):
    """Acknowledge, with remarks or without, or send back; sending back says what is missing."""

    decision = forms.ChoiceField(choices=Receipt.Decision.choices, widget=forms.HiddenInput)
    remarks = forms.CharField(
        label=_("Remarks, or what is missing and until when"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == Receipt.Decision.SENT_BACK and not cleaned.get("remarks", "").strip():
            self.add_error("remarks", _("Not sent back yet: write what is missing and until when it is to be made up."))
        return cleaned


class SignedAnswerForm(AnswerForm):
    """Without an account: whoever answers writes their name."""

    decision = forms.ChoiceField(label=_("your answer"), choices=Receipt.Decision.choices, widget=forms.RadioSelect)
    by_name = forms.CharField(label=_("your name and post"), max_length=60)

    field_order = ("decision", "remarks", "by_name")


class DeliveryFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, words=_("Title or recipient"), state=(_("all states"), Delivery.State.choices))
