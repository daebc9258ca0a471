"""Forms of the consolidation: which one, which words, which reason; and what becomes of a consolidated opinion."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.opinions.models import Category, Opinion, OpinionGroup
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign

FATES = [
    (Opinion.Fate.ANSWERED.value, _("Answered at once")),
    (Opinion.Fate.DECLINED.value, _("Not adopted, with a reason")),
    (Opinion.Fate.OUT_OF_SCOPE.value, _("Out of scope, with a reason")),
]


class NumberedChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}　{obj.text}"


class GatherForm(forms.Form):
    """Which consolidated opinion they belong to."""

    group = NumberedChoice(
        OpinionGroup.objects.none(), label=_("Which one?"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, campaign: Campaign, without: OpinionGroup | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        groups = OpinionGroup.objects.live().filter(campaign=campaign)
        choosing(self, "group").queryset = groups.exclude(pk=without.pk) if without else groups


class WordsForm(forms.Form):
    """The words of a consolidated opinion and its category."""

    text = forms.CharField(
        label=_("The consolidated opinion"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
    )
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category of the opinion"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        choosing(self, "category").queryset = Category.objects.filter(campaign=campaign)
        dressed(self)


class AsideForm(forms.Form):
    """What becomes of opinions that are not gathered."""

    fate = forms.ChoiceField(label=_("What becomes of them?"), choices=FATES, widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("Reply to the giver"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, help_text=_("It stands in the list and in the thread.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class DecideForm(forms.ModelForm):
    class Meta:
        model = OpinionGroup
        fields = (
            "adoption",
            "adoption_reason",
            "direction",
            "measures",
            "leader",
            "department",
            "due_on",
            "reply",
            "replied_on",
        )
        widgets = {  # noqa: RUF012 - Django's own attribute
            "due_on": DateInput(),
            "replied_on": DateInput(),
            "adoption": forms.RadioSelect(),
            "measures": forms.Textarea(attrs={"rows": 3}),
            "reply": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        roster = Person.objects.on_roster(campaign.unit)
        choosing(self, "leader").queryset = roster.filter(is_leader=True) | roster.filter(pk=self.instance.leader_id)
        choosing(self, "department").queryset = Unit.objects.below(campaign.unit)
        self.fields["direction"].help_text = _("In which direction it is to be rectified (one sentence).")
        dressed(self)


class GroupFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        categories = Category.objects.filter(campaign=campaign).values_list("pk", "name")
        units = Unit.objects.below(campaign.unit).values_list("pk", "name")
        super().__init__(
            data,
            words=_("words or number"),
            category=(_("all categories"), categories),
            adoption=(_("adopted or not"), OpinionGroup.Adoption.choices),
            department=(_("all departments"), units),
        )
