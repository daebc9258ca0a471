"""Forms of discussions; what they mean to do is done by services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.discussion import selectors
from phases.discussion.models import Discussion, Summary
from phases.meetings.forms import DateInput, choosing, choosing_leaders, dressed
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Unit
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

ONE_A_LINE = _("One a line.")


class LinesField(forms.CharField):
    """Several short texts, one a line; the value is a list without doubles."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=ONE_A_LINE, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))
        if any(len(line) > 1000 for line in lines):  # noqa: PLR2004 - the length of the field
            raise forms.ValidationError(_("A line has at most 1000 signs. Break the long one into two."))
        return lines


class DiscussionForm(forms.ModelForm):
    """Department, day, form, how many, which leaders, and what came out of it."""

    views = LinesField(label=_("New views and insights"))
    suggestions = LinesField(label=_("Good ideas and suggestions"))

    class Meta:
        model = Discussion
        fields = ("department", "held_on", "form", "participants", "leaders", "theme", "remarks", "phase")
        widgets = {"held_on": DateInput(), "leaders": forms.CheckboxSelectMultiple}  # noqa: RUF012 - Django's own attribute
        help_texts = {"participants": _("Empty when nobody counted.")}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, campaign: Campaign, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        own = {unit.pk for unit in part.departments}
        theirs = selectors.departments_of(campaign)
        mine = [unit for unit in theirs if unit.pk in own] or theirs
        choosing(self, "department").queryset = Unit.objects.filter(pk__in=[unit.pk for unit in theirs])
        self.fields["department"].initial = mine[0].pk if len(mine) == 1 else None
        choosing_leaders(self, "leaders", campaign.unit)
        choosing(self, "phase").queryset = campaign.phases.all()
        choosing(self, "phase").empty_label = None
        self.fields["form"].widget.attrs["list"] = "forms-of-discussion"
        self.forms_offered = [str(word) for word in campaign.rules.get(selectors.FORMS_RULE, ())]
        if self.instance.pk:
            self.fields["views"].initial = [view.text for view in self.instance.views.all()]
            self.fields["suggestions"].initial = [one.text for one in self.instance.suggestions.all()]
        dressed(self)


class ThemeForm(forms.Form):
    words = forms.CharField(
        label=_("Theme of the discussion"),
        max_length=200,
        required=False,
        help_text=_("Without quotation marks: they are set where it is printed. Empty: the template's words."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class SummaryForm(forms.ModelForm):
    class Meta:
        model = Summary
        fields = ("text", "handed_in_on")
        widgets = {"text": forms.Textarea(attrs={"rows": 6}), "handed_in_on": DateInput()}  # noqa: RUF012 - Django's own attribute
        help_texts = {  # noqa: RUF012 - Django's own attribute
            "text": _("May stay empty: the views and suggestions of the discussions are the summary then."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class DiscussionFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        units = [(unit.pk, unit.short_name) for unit in selectors.departments_of(campaign)]
        super().__init__(
            data,
            words=_("form, views or suggestions"),
            department=(_("all departments"), units),
            leaders=(_("with or without leaders"), [("1", _("with leaders only"))]),
        )
