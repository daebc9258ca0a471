"""Forms of the analysis report; what they mean to do is done by services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.analysis_report import selectors
from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.analysis_report.states import APPROVED, MOVES
from phases.documents.models import DocumentVersion
from phases.meetings.forms import DateInput, choosing, choosing_leaders, dressed
from phases.meetings.models import Meeting
from phases.organisation.forms import ListFilter, bare_helper
from phases.organisation.models import Person, Unit
from phases.submissions.models import Channel, Submission
from phases.timeline.models import Campaign

ONE_A_LINE = _("One point a line. Empty where you have nothing to say.")
# A round at a meeting is one of these; study sessions and the like are not.
NOT_HERE = (Meeting.Kind.STUDY, Meeting.Kind.MAKE_UP)


class PlainForm(forms.Form):
    """Dressed as all forms of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        dressed(self)


class ChiefForm(PlainForm):
    chief = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("chief author"),
        required=False,
        help_text=_("Presides over the report and answers for it; may write it whatever his or her part is."),
    )
    duty = forms.CharField(label=_("duty of the chief author"), max_length=60, required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosing_leaders(self, "chief", campaign.unit)


class OpeningForm(ChiefForm):
    title = forms.CharField(
        label=_("title"), max_length=300, required=False, help_text=_("Empty: the template's words.")
    )
    field_order = ("title", "chief")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["duty"]


class NamingForm(PlainForm):
    """The day on which a version gets its name, and why it goes ahead though something is missing."""

    on = forms.DateField(label=_("date"), widget=DateInput())
    explanation = forms.CharField(
        label=_("Why it goes ahead all the same"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the version and is read by whoever asks later."),
    )

    def __init__(self, *args: Any, act: str, doubts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not doubts or MOVES[act].target not in APPROVED:
            del self.fields["explanation"]


class NamesField(forms.CharField):
    """One name a line, each once."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)
        self.longest = longest

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        if any(len(line) > self.longest for line in lines):
            said = _("A name has at most %(longest)d signs.")
            raise forms.ValidationError(said % {"longest": self.longest})
        return list(dict.fromkeys(line for line in lines if line))


def others_field() -> NamesField:
    return NamesField(
        longest=60,
        label=_("Others who are asked, from outside"),
        required=False,
        help_text=_("One name a line, such as a retired cadre or a partner unit. You type what they answer on paper."),
    )


class RoundForm(PlainForm):
    mode = forms.ChoiceField(
        label=_("way of asking"), choices=Circulation.Mode.choices, widget=forms.RadioSelect, initial="writing"
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Departments that are asked"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("People who are asked besides"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They answer from their own page; for others you type what came on paper."),
    )
    others = others_field()
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("meeting at which the draft is talked over"),
        required=False,
        help_text=_("Only for a round at a meeting; its minutes stand there. Plan or record it first."),
    )
    sent_on = forms.DateField(label=_("sent out on"), widget=DateInput())
    due_on = forms.DateField(label=_("answers wanted by"), widget=DateInput(), required=False)
    note = forms.CharField(label=_("remarks"), max_length=300, required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = selectors.departments_of(campaign)
        choosing(self, "units").queryset = departments
        self.fields["units"].initial = [unit.pk for unit in departments]
        choosing(self, "people").queryset = Person.objects.on_roster(campaign.unit).filter(is_leader=True)
        meetings = Meeting.objects.filter(campaign=campaign).exclude(state=Meeting.State.CANCELLED)
        choosing(self, "meeting").queryset = meetings.exclude(kind__in=NOT_HERE).order_by("-held_on")

    def clean(self) -> dict[str, Any]:
        """The ticks that stand there from the beginning speak of a round in writing: a meeting waits for no answers."""
        given = super().clean() or {}
        if given.get("mode") == Circulation.Mode.MEETING and "units" not in self.changed_data:
            given["units"] = Unit.objects.none()
        return given


class RoundChangeForm(PlainForm):
    """What may still change in an open round: its days, remarks, and who is asked besides."""

    sent_on = forms.DateField(label=_("sent out on"), widget=DateInput())
    due_on = forms.DateField(label=_("answers wanted by"), widget=DateInput(), required=False)
    note = forms.CharField(label=_("remarks"), max_length=300, required=False)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Also ask"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = others_field()

    def __init__(self, *args: Any, circulation: Circulation, **kwargs: Any) -> None:
        initial = {name: getattr(circulation, name) for name in ("sent_on", "due_on", "note")}
        super().__init__(*args, initial=initial, **kwargs)
        asked = circulation.recipients.exclude(unit=None).values("unit")
        choosing(self, "units").queryset = selectors.departments_of(circulation.report.campaign).exclude(pk__in=asked)


class ReplyForm(PlainForm):
    """An answer section by section: a line is a point. `on` and `on_paper` are for what the office types."""

    no_comment = forms.BooleanField(label=_("No comment: we agree with the draft as it is"), required=False)
    whole = forms.CharField(
        label=_("On the whole"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=ONE_A_LINE
    )
    on = forms.DateField(label=_("answered on"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, recipient: Recipient, for_others: bool, **kwargs: Any) -> None:
        self.headings = selectors.headings_of(recipient.circulation.version)
        super().__init__(*args, initial=_given(recipient), **kwargs)
        for key, heading in self.headings:
            self.fields[f"on_{key}"] = forms.CharField(
                label=heading, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        if not for_others:
            del self.fields["on"]
        self.order_fields(["no_comment", *(f"on_{key}" for key, _heading in self.headings), "whole", "on"])
        dressed(self)

    def points(self) -> list[tuple[str, str]]:
        """(section key or "", text), in the order of the draft; what is about the whole stands last."""
        typed = [(key, self.cleaned_data[f"on_{key}"]) for key, _heading in self.headings]
        typed.append(("", self.cleaned_data["whole"]))
        return [(key, line.strip()) for key, text in typed for line in text.splitlines() if line.strip()]


def _given(recipient: Recipient) -> dict[str, Any]:
    """What was answered before, to be changed."""
    given: dict[str, list[str]] = {}
    for point in recipient.points.all():
        given.setdefault(f"on_{point.section}" if point.section else "whole", []).append(point.text)
    words: dict[str, Any] = {name: "\n".join(lines) for name, lines in given.items()}
    return words | {
        "no_comment": recipient.state == Recipient.State.NO_COMMENT,
        "on": recipient.answered_on or recipient.circulation.report.campaign.today,
    }


class PointForm(PlainForm):
    text = forms.CharField(label=_("what was said"), widget=forms.Textarea(attrs={"rows": 3}))
    section = forms.ChoiceField(label=_("to"), required=False)
    giver = forms.CharField(
        label=_("who said it"),
        max_length=60,
        required=False,
        help_text=_("For the office; the published table shows the first sign of the name."),
    )

    def __init__(self, *args: Any, version: DocumentVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", _("the whole document")),
            *selectors.headings_of(version),
        ]


class DecisionForm(PlainForm):
    """Taken over, partly or not; the reason is published."""

    decision = forms.ChoiceField(
        label=_("taken over or not"), choices=[c for c in Point.Decision.choices if c[0]], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("reason"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when it is not taken over, or only partly. It is published with the table."),
    )
    taken_in = forms.ModelChoiceField(
        DocumentVersion.objects.none(),
        label=_("taken over in version"),
        required=False,
        help_text=_("May stay empty until that version is written; the round closes when it is named."),
    )

    def __init__(self, *args: Any, point: Point, report: AnalysisReport, **kwargs: Any) -> None:
        versions = DocumentVersion.objects.filter(
            document=report.document_id, number__gt=point.circulation.version.number
        ).defer("body", "figures")
        newest = versions.first()
        initial = {"decision": point.decision, "reason": point.reason, "taken_in": point.taken_in or newest}
        super().__init__(*args, initial=initial, **kwargs)
        field = choosing(self, "taken_in")
        field.queryset = versions
        field.label_from_instance = lambda obj: str(_("version %(number)s") % {"number": obj.number})  # type: ignore[method-assign] # Django's own hook


class SendingForm(PlainForm):
    """One or several recipients, one a line: each becomes a line of the register."""

    recipients = forms.CharField(
        label=_("sent to"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One recipient a line.")
    )
    purpose = forms.ChoiceField(label=_("purpose"), choices=Submission.Purpose.choices)
    sent_on = forms.DateField(label=_("sent on"), widget=DateInput())
    channel = forms.ChoiceField(label=_("way of sending"), choices=Channel.choices)
    copies = forms.IntegerField(label=_("copies sent to each"), min_value=1, max_value=999, initial=1)

    def names(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["recipients"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean_recipients(self) -> str:
        typed: str = self.cleaned_data["recipients"]
        if any(len(line.strip()) > 200 for line in typed.splitlines()):  # noqa: PLR2004 - the length of the field
            raise forms.ValidationError(_("A recipient's name has at most 200 signs."))
        return typed


class AdoptionFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, rounds: list[Circulation]) -> None:
        super().__init__(
            data,
            words=_("what was said or the reason"),
            round=(_("all rounds"), [(one.number, str(one)) for one in rounds]),
            decision=(_("taken over or not"), [choice for choice in Point.Decision.choices if choice[0]]),
        )
