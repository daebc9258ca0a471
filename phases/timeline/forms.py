"""Forms of campaigns, phases, tasks, requirements and parts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phases.organisation.forms import bare_helper
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline import days_off, rules, template
from phases.timeline.models import Campaign, Phase, Requirement, Task

PERIODS = [("", _("once")), ("month", _("month")), ("quarter", _("quarter")), ("year", _("year"))]


class CampaignForm(forms.ModelForm):
    """What a campaign is called, what it is for, and to whom it reports (domain.md T-08, T-23)."""

    goals = forms.CharField(
        label=_("goals"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One in a line."),
    )

    days_off = forms.CharField(
        label=_("holidays on weekdays"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One day or stretch in a line: 2009-05-01 — 2009-05-03. The opinion box counts working days without them."
        ),
    )
    days_worked = forms.CharField(
        label=_("weekends that are worked"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Saturdays and Sundays that are worked in exchange for a holiday."),
    )

    class Meta:
        model = Campaign
        fields = (
            "name",
            "short_name",
            "year",
            "theme",
            "overall_requirement",
            "goals",
            "local_layout",
            "related",
            "related_note",
            "script",
            "issuer_mark",
            "number_prefix",
            "parent",
            "superior_name",
            "superior_email",
            "days_off",
            "days_worked",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        parents = Campaign.objects.filter(state=Campaign.State.ACTIVE).exclude(pk=self.instance.pk)
        self.initial["goals"] = "\n".join(self.instance.goals or ())
        for name in ("days_off", "days_worked"):
            self.initial[name] = days_off.written(getattr(self.instance, name))
        earlier = Campaign.objects.exclude(pk=self.instance.pk).select_related("unit")
        self.fields["related"].queryset = earlier  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["related_note"].help_text = _(
            "For example: 解放思想大讨论活动（2008年7月）. An earlier campaign need not be kept in this product."
        )
        self.fields["name"].label = _("Name of the campaign")
        self.fields["parent"].queryset = parents.select_related("unit")  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["parent"].help_text = _("Reports then go to its inbox. Without one they go out by e-mail.")
        self.fields["issuer_mark"].help_text = _("As it stands on official paper, for example 镇江市科学技术局文件.")
        self.fields["number_prefix"].help_text = _("For example 镇科发: it prints as 镇科发〔2009〕1号.")

    def clean_goals(self) -> list[str]:
        return [line.strip() for line in str(self.cleaned_data["goals"]).splitlines() if line.strip()]

    def clean_days_off(self) -> list[list[str]]:
        return self._days("days_off")

    def clean_days_worked(self) -> list[list[str]]:
        return self._days("days_worked")

    def _days(self, name: str) -> list[list[str]]:
        try:
            return days_off.read(str(self.cleaned_data[name]), year=self.cleaned_data.get("year") or self.instance.year)
        except days_off.DayError as error:
            said = _("“%(line)s” is no day and no stretch from one day to a later one. Write 2009-05-01 — 2009-05-03.")
            raise forms.ValidationError(said, params={"line": str(error)}) from error

    def clean_parent(self) -> Campaign | None:
        parent: Campaign | None = self.cleaned_data["parent"]
        if self.instance.pk and not (verdict := rules.may_report_to(self.instance, parent)):
            raise forms.ValidationError(str(verdict.reason))
        return parent


class NewCampaignForm(CampaignForm):
    """One form: template, unit, name, year and superior; everything else can be changed later."""

    template = forms.ChoiceField(label=_("Template"))
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    new_unit = forms.CharField(
        label=_("or a unit that is not in the list yet"), max_length=200, required=False, help_text=_("Its full name.")
    )
    slug = forms.SlugField(
        label=_("Short name in addresses"), max_length=60, help_text=_("Small letters, digits and hyphens: kjj-2009.")
    )
    field_order = ("template", "unit", "new_unit", "name", "short_name", "year", "slug", "parent")

    class Meta(CampaignForm.Meta):
        fields = ("slug", *CampaignForm.Meta.fields)  # type: ignore[assignment] # one more than the base has

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = template.available().values()
        self.fields["template"] = forms.ChoiceField(
            label=_("Template"),
            choices=[(one.key, one.name) for one in found],
            help_text=_("It is copied; every number can be changed afterwards."),
        )
        units = Unit.objects.filter(kind__in=[Unit.Kind.UNIT, Unit.Kind.COMMITTEE])
        self.fields["unit"].queryset = units  # type: ignore[attr-defined] # a ModelChoiceField
        for name in ("days_off", "days_worked"):  # those of the template
            del self.fields[name]
        self.order_fields(self.field_order)

    def clean_slug(self) -> str:
        """`add` is the address of this very form."""
        slug: str = self.cleaned_data["slug"]
        if slug == "add":
            raise forms.ValidationError(_("This address is taken. Choose another short name."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("unit")) == bool(cleaned.get("new_unit")):
            self.add_error(
                "new_unit", _("Choose a unit from the list, or write the name of a new one: one of the two.")
            )
        return cleaned


class PhaseForm(forms.ModelForm):
    class Meta:
        model = Phase
        fields = ("name", "start_words", "end_words", "started_on", "ended_on")
        widgets = {  # noqa: RUF012 - Django's own attribute
            "started_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ended_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["name"].label = _("Name of the phase")
        self.fields["start_words"].help_text = _(
            "As announced: 3月中旬, 5月5日, or in words. What names a day is sorted by it."
        )


class TaskForm(forms.ModelForm):
    class Meta:
        model = Task
        fields = ("name", "responsible", "department", "measure", "standard", "due_words", "done_on")
        widgets = {"done_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}  # noqa: RUF012 - Django's own attribute

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["department"].queryset = Unit.objects.below(unit)  # type: ignore[attr-defined] # a ModelChoiceField


class RequirementForm(forms.ModelForm):
    """`criteria` are choices in groups; the catalogue stands on a higher floor and hands them in."""

    why = forms.CharField(
        label=_("Why it changes"), max_length=200, required=False, help_text=_("Needed once the phase has begun.")
    )

    class Meta:
        model = Requirement
        fields = ("text", "source", "criterion", "value", "unit", "severity", "every")

    def __init__(self, *args: Any, criteria: list[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["criterion"] = forms.ChoiceField(label=_("What is counted"), choices=criteria)
        self.fields["every"] = forms.ChoiceField(
            label=_("again every"),
            choices=PERIODS,
            required=False,
            help_text=_("It is then counted anew in each month, quarter or year; what lies behind stays settled."),
        )


class PartForm(forms.Form):
    user = forms.ModelChoiceField(label=_("Whose account"), queryset=User.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    department = forms.ModelChoiceField(
        label=_("Department"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("For liaisons and branch secretaries: whose study they log."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["user"].queryset = User.objects.filter(is_active=True)  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["department"].queryset = Unit.objects.below(unit)  # type: ignore[attr-defined] # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("role") in {Role.LIAISON, Role.SECRETARY} and not cleaned.get("department"):
            self.add_error("department", _("Say for which department."))
        return cleaned
