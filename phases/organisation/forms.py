"""What all forms share, and the forms of accounts and units; what they mean to do is done by services."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person, Unit, User


def bare_helper() -> FormHelper:
    """The template writes the form tag and the buttons, crispy the fields."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


class ListFilter(forms.Form):
    """The filter of a list, sent by GET: a select for each question and a field for words to find.

    `questions` maps the name of a field to what stands for "everything" and the choices: `kind=(_("all kinds"), …)`.
    Selects have no label for the eye; everything's name is read out instead. `words` says what `q` looks in.
    """

    q = forms.CharField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        words: str | Promise,
        **questions: tuple[str | Promise, Iterable[tuple[Any, Any]]],
    ) -> None:
        super().__init__(data)
        for name, (everything, choices) in questions.items():
            select = forms.Select(attrs={"class": "form-select", "aria-label": everything})
            self.fields[name] = forms.ChoiceField(required=False, choices=[("", everything), *choices], widget=select)
        self.fields["q"].widget.attrs.update({"class": "form-control", "placeholder": words, "aria-label": words})
        self.order_fields([*questions, "q"])

    @property
    def wanted(self) -> dict[str, str]:
        """What was asked for, nothing where a field stands empty; selectors pass over what is no choice."""
        given = {name: str(self.data.get(name, "")).strip() for name in self.fields}
        return {name: value for name, value in given.items() if value}


class LoginForm(AuthenticationForm):
    error_messages = {  # noqa: RUF012 - Django's own attribute
        "invalid_login": _(
            "Login name and password do not match. Check capital letters; "
            "after eight tries the account waits a quarter of an hour on this machine."
        ),
        "inactive": _("This account is closed. The administrator can open it again."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["username"].label = _("Login name")
        self.fields["password"].label = _("Password")


class NewPasswordMixin(forms.Form):
    """Two fields for a new password, judged by the installation's validators."""

    new_password = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten signs. A short sentence is easier to remember than a mix of signs."),
        strip=False,
    )
    again = forms.CharField(
        label=_("New password once more"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("new_password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords differ. Write the same one twice."))
        elif first:
            try:
                password_validation.validate_password(first, getattr(self, "user", None))
            except forms.ValidationError as error:
                self.add_error("new_password", error)
        return cleaned


class PasswordForm(NewPasswordMixin):
    old_password = forms.CharField(
        label=_("Present password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )
    field_order = ("old_password", "new_password", "again")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.helper = bare_helper()

    def clean_old_password(self) -> str:
        old: str = self.cleaned_data["old_password"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old


class FirstAdministratorForm(NewPasswordMixin):
    code = forms.CharField(
        label=_("Code"), help_text=_("Eight signs, printed in the window in which the start runs."), max_length=20
    )
    username = forms.SlugField(label=_("Login name"), max_length=60)
    name = forms.CharField(label=_("Your name"), max_length=60)
    field_order = ("code", "name", "username", "new_password", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=[("", _("as the browser says")), *settings.LANGUAGES])
    theme = forms.ChoiceField(
        label=_("Colours"), choices=[("", _("as the device says")), ("light", _("light")), ("dark", _("dark"))]
    )
    language.required = theme.required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()


class PersonField(forms.ModelChoiceField):
    """Tells people of one name apart by their department."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}（{obj.unit}）"


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "username", "email", "person", "is_administrator")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
        self.fields["person"] = PersonField(
            label=_("Person on the roster"),
            queryset=Person.objects.filter(left_on=None).select_related("unit"),
            required=False,
            help_text=_("Whose hours this account sees as its own. None for accounts of other bodies."),
        )
        self.fields["is_administrator"].help_text = _(
            "Keeps accounts, units and campaigns. Sees no content of a campaign in which no part is given."
        )


class UnitForm(forms.ModelForm):
    class Meta:
        model = Unit
        fields = ("name", "short_name", "kind", "parent", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare_helper()
