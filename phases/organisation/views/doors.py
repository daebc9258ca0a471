"""Coming in, going out, and what belongs to one's own account."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation import access, services
from phases.organisation.forms import FirstAdministratorForm, LoginForm, PasswordForm, PreferencesForm
from phases.organisation.models import User

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


class Login(LoginView):
    template_name = "organisation/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not User.objects.exists():
            return redirect("organisation:first")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value] # LoginView answers an HttpResponse


def first(request: HttpRequest) -> HttpResponse:
    """The first-run page: makes the first administrator of an empty installation."""
    if User.objects.exists():
        return redirect("organisation:login")
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.start_installation(
                code=form.cleaned_data["code"],
                username=form.cleaned_data["username"],
                name=form.cleaned_data["name"],
                password=form.cleaned_data["new_password"],
            )
        except RefusedError as refusal:
            form.add_error("code", str(refusal.reason))
        else:
            login(request, user, backend=MODEL_BACKEND)
            return redirect("dashboard:home")
    return render(request, "organisation/first.html", {"form": form})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = redirect("organisation:login")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_required
def password(request: HttpRequest) -> HttpResponse:
    user = access.signed_in(request)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_own_password(by=user, password=form.cleaned_data["new_password"])
        update_session_auth_hash(request, user)
        messages.success(request, _("From now on the new password holds."))
        return redirect("dashboard:home")
    return render(request, "organisation/password_change.html", {"form": form})


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    user = access.signed_in(request)
    form = PreferencesForm(request.POST or None, initial={"language": user.language, "theme": user.theme})
    if request.method == "POST" and form.is_valid():
        services.prefer(by=user, language=form.cleaned_data["language"], theme=form.cleaned_data["theme"])
        return redirect(_back(request, "organisation:preferences"))
    return render(request, "organisation/preferences.html", {"form": form})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of the pages before logging in; afterwards the account's own choice holds."""
    try:
        request.session["language"] = get_supported_language_variant(request.POST.get("language", ""))
    except LookupError:
        request.session.pop("language", None)
    return redirect(_back(request, "organisation:login"))


def _back(request: HttpRequest, otherwise: str) -> str:
    """The page on which the switch was pressed, when it is one of ours."""
    came_from = request.POST.get("next", "")
    is_ours = came_from.startswith("/") and url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return came_from if is_ours else otherwise
