"""Forms of what outlives the campaign: regulations, their booklet, measures, projects, points of the summary."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.meetings.forms import DateInput, choosing, dressed
from phases.organisation.forms import bare_helper
from phases.organisation.models import Unit
from phases.rectification import selectors
from phases.rectification.models import Booklet, LongTermMeasure, Regulation, SummaryPoint, WorkProject
from phases.rectification.states import REGULATION_MOVES
from phases.timeline.registers import RecordForm


class RegulationForm(RecordForm):
    upload = forms.FileField(
        label=_("or a text file with its words"),
        required=False,
        help_text=_("A .txt file; its words replace those above."),
    )

    class Meta:
        model = Regulation
        fields = ("title", "action", "department", "number", "item", "document", "text", "remarks")
        help_texts = {  # noqa: RUF012 - Django's own
            "document": _("Where its words are a document of the campaign; the booklet takes them from there."),
            "text": _("Or its words themselves, a paragraph a line. Both may come later."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*[name for name in self.fields if name not in {"upload", "remarks"}], "upload", "remarks"])

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"].strip()
        same = Regulation.objects.filter(campaign=self.campaign, title=title).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("A regulation of that title is on the list already."))
        return title

    def clean_upload(self) -> Any:
        """Its words, in one of the encodings that offices use."""
        given = self.cleaned_data.get("upload")
        if given is None:
            return None
        content = given.read(2 * 1024 * 1024)
        for encoding in ("utf-8-sig", "gb18030", "big5"):
            try:
                words: str = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in words:
                return words
        raise forms.ValidationError(_("This is no text file, so its words were not read. Paste them above instead."))

    def acts_on(self) -> dict[str, Any]:
        fields = super().acts_on()
        uploaded = fields.pop("upload", None)
        return fields | ({"text": uploaded} if uploaded else {})


class MeasureForm(RecordForm):
    class Meta:
        model = LongTermMeasure
        fields = ("group", "text", "department", "look_on", "progress")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = selectors.offered_groups(self.campaign)
        if offered:
            said = _("Used so far, or in the template: %(groups)s")
            self.fields["group"].help_text = said % {"groups": "；".join(offered)}


class ProjectForm(RecordForm):
    class Meta:
        model = WorkProject
        fields = ("name", "note", "address")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if WorkProject.objects.filter(campaign=self.campaign, name=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("A work project of that name is on the list already."))
        return name


class PointForm(RecordForm):
    class Meta:
        model = SummaryPoint
        fields = ("kind", "text", "order")
        help_texts = {  # noqa: RUF012 - Django's own
            "text": _("One point, without a number: the report counts them itself."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].required = False
        if not self.instance.pk:
            self.initial.setdefault("order", None)
            self.fields["order"].initial = None


class RegulationMoveForm(forms.Form):
    """Since which day and under which number; a reason where one takes it up again."""

    on = forms.DateField(label=_("since"), widget=DateInput())
    number = forms.CharField(label=_("document number"), max_length=60, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, *args: Any, act: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        if act not in {"issue", "abolish"}:
            del self.fields["on"], self.fields["number"]
        if not REGULATION_MOVES[act].needs_reason:
            del self.fields["reason"]
        dressed(self)


class HandOutForm(forms.Form):
    departments = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Departments"), widget=forms.CheckboxSelectMultiple
    )
    number = forms.IntegerField(label=_("copies for each"), min_value=1, max_value=999, initial=1)
    on = forms.DateField(label=_("handed out on"), widget=DateInput())

    def __init__(self, *args: Any, booklet: Booklet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        left = selectors.without_copies(booklet, booklet.campaign)
        choosing(self, "departments").queryset = left
        self.initial = {"departments": left, "number": 1, "on": booklet.campaign.today, **self.initial}
        dressed(self)
