"""Forms of publicity. Short on purpose: a link or an issue is enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.publicity import rules, selectors
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, PublicityColumn, PublicityItem
from phases.timeline.registers import RecordForm


class ColumnForm(RecordForm):
    class Meta:
        model = PublicityColumn
        fields = ("channel", "name", "medium", "opened_on", "address")
        help_texts = {  # noqa: RUF012 - Django's own
            "medium": _("For a newspaper its name and page, such as 镇江日报科技创新专版."),
        }


class ItemForm(RecordForm):
    class Meta:
        model = PublicityItem
        fields = ("title", "column", "medium", "published_on", "author", "reference")
        help_texts = {  # noqa: RUF012 - Django's own
            "medium": _("A newspaper, station or site in which the campaign has no column of its own."),
            "reference": _("An address or the number of an issue. No screenshot is asked for."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["published_on"].initial = self.campaign.today


class EssayForm(RecordForm):
    class Meta:
        model = Essay
        fields = ("title", "author", "department", "submitted_on", "organiser", "result")


class CaseForm(RecordForm):
    class Meta:
        model = ExemplaryCase
        fields = ("subject", "department", "summary", "noted_on", "elsewhere")
        help_texts = {  # noqa: RUF012 - Django's own
            "summary": _("Two or three sentences; a bulletin takes them in as they stand."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noted_on"].initial = self.campaign.today


class BulletinForm(RecordForm):
    """A new issue comes filled in: its number, its day, and everything that no bulletin has told yet."""

    on_paper = forms.BooleanField(
        label=_("It was made on paper already"),
        required=False,
        help_text=_("Then it is only registered and counted; nothing is written here."),
    )
    meetings = forms.ModelMultipleChoiceField(
        Meeting.objects.none(), label=_("What was held"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Bulletin
        fields = ("number", "title", "dated_on", "items", "cases")
        widgets = {  # noqa: RUF012 - Django's own
            "items": forms.CheckboxSelectMultiple,
            "cases": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["number", "title", "dated_on", "meetings", "items", "cases", "on_paper"])
        if self.instance.pk:
            del self.fields["meetings"], self.fields["on_paper"]
        else:
            self._fill_in()
        for name, more in (("meetings", "held_on"), ("items", "published_on"), ("cases", "noted_on")):
            found = self.choosing(name).queryset if name in self.fields else None
            if found is not None and not found.exists():
                del self.fields[name]
            elif found is not None:
                self.choosing(name).queryset = found.order_by(more, "pk")

    def _fill_in(self) -> None:
        number = selectors.next_number(self.campaign)
        meetings = selectors.untold_meetings(self.campaign)
        self.choosing("meetings").queryset = meetings
        given: dict[str, Any] = {
            "number": number,
            "title": _("%(campaign)s bulletin, issue %(number)d")
            % {"campaign": self.campaign.short_name, "number": number},
            "dated_on": self.campaign.today,
            "meetings": meetings,
            "items": selectors.untold_items(self.campaign),
            "cases": selectors.untold_cases(self.campaign),
        }
        self.initial.update(given)

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        bulletin = self.instance if self.instance.pk else None
        if not (verdict := rules.may_number(self.campaign, number, bulletin)):
            raise forms.ValidationError(str(verdict.reason))
        return number
