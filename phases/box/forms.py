"""Forms of the office: the box itself, a filter of what came out, an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.box import contents
from phases.box.models import OpinionBox
from phases.meetings.forms import DateInput, dressed
from phases.organisation.forms import ListFilter, bare_helper


class BoxForm(forms.Form):
    name = forms.CharField(label=_("Name of the channel"), max_length=200)
    invitation = forms.CharField(
        label=_("What is asked"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands below the title of the public page."),
    )
    opened_on = forms.DateField(label=_("Takes opinions from"), widget=DateInput())
    closed_on = forms.DateField(label=_("Until"), widget=DateInput(), required=False, help_text=_("May stay open."))
    waits_at_most = forms.IntegerField(
        label=_("Opened after at most (working days)"),
        min_value=1,
        max_value=10,
        help_text=_(
            "The box is opened when at least three envelopes wait, so that nobody can tell who wrote which; "
            "after so many days also with fewer. The public page says so."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)

    @classmethod
    def of(cls, box: OpinionBox, data: Any = None) -> "BoxForm":
        channel = box.channel
        return cls(
            data,
            initial={
                "name": channel.name,
                "invitation": box.invitation,
                "opened_on": channel.opened_on,
                "closed_on": channel.closed_on,
                "waits_at_most": box.waits_at_most,
            },
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("opened_on"), cleaned.get("closed_on")
        if begins and ends and ends < begins:
            self.add_error("closed_on", _("The last day comes before the first. Check both."))
        return cleaned


class BoxFilter(ListFilter):
    show = forms.CharField(required=False, widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Answer to the giver"),
        max_length=contents.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever holds the receipt code can read it. Ask back here too; nobody is notified."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)
