"""The form of a study group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import choosing, dressed
from phases.organisation.forms import bare_helper
from phases.organisation.models import Group, Person, Unit


class GroupForm(forms.ModelForm):
    """Kind, name and members out of the roster; the kind is what requirements ask for."""

    members = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Members"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Group
        fields = ("kind", "name")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.helper = bare_helper()
        self.fields["name"].label = _("Name of the group")
        choosing(self, "members").queryset = Person.objects.on_roster(unit)
        self.fields["kind"].help_text = _(
            "Requirements ask for a kind: the party group's sessions are those of its group."
        )
        if self.instance.pk:
            self.fields["members"].initial = list(self.instance.members.values_list("pk", flat=True))
        dressed(self)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self.unit.groups.filter(name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("There is a group of this name already. Choose another name, or change that one.")
            )
        return name
