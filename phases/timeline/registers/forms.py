"""What the forms of the registers share."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from phases.organisation.forms import bare_helper
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign


class RecordForm(forms.ModelForm):
    """A record of a campaign: it chooses among what is the campaign's own, and dates are picked as dates."""

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.helper = bare_helper()
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            elif isinstance(field, forms.ModelChoiceField):
                field.queryset = own(field.queryset, campaign)
            elif isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4

    def choosing(self, name: str) -> forms.ModelChoiceField:
        """A field of choices, which the type of `fields` does not promise."""
        return cast("forms.ModelChoiceField", self.fields[name])

    def acts_on(self) -> dict[str, Any]:
        """What the service is told."""
        return dict(self.cleaned_data)


def own(found: QuerySet[Any] | None, campaign: Campaign) -> QuerySet[Any]:
    """Of all records of a kind, those of the campaign and its unit."""
    if found is None:
        raise TypeError("a field of choices needs a queryset")
    if found.model is Person:
        return Person.objects.on_roster(campaign.unit)
    if found.model is Unit:
        below = Unit.objects.below(campaign.unit).exclude(pk=campaign.unit_id)
        return below.exclude(kind__in=(Unit.Kind.UNIT, Unit.Kind.COMMITTEE))
    return found.filter(campaign=campaign)
