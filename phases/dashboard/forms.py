"""The filters of the dashboard's lists."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.timeline.models import Campaign


class TrailFilter(forms.Form):
    """Which entries of the campaign's chain; `on` comes with the link from a record."""

    act = forms.ChoiceField(label=_("Act"), required=False)
    actor = forms.ChoiceField(label=_("Who"), required=False)
    on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chain = campaign.audit_chain
        people = [
            (actor.reference, " ".join(filter(None, (actor.name, actor.post)))) for actor in audit.actors_in(chain)
        ]
        self.choose("act", [("", _("every act")), *audit.acts_in(chain)])
        self.choose("actor", [("", _("by anybody")), *people])

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = choices
        field.widget.attrs |= {"class": "form-select", "aria-label": field.label}

    def wanted(self) -> dict[str, str]:
        """What was asked for; words that are no choice ask for nothing."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
