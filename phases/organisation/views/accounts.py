"""Accounts, kept by administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation import access, services
from phases.organisation.forms import AccountForm, ListFilter
from phases.organisation.models import User

ROWS = 50
ACCOUNT_STATES = [("open", gettext_lazy("Open")), ("closed", gettext_lazy("Closed"))]


@login_required
def account_list(request: HttpRequest) -> HttpResponse:
    access.administrator(request)
    form = ListFilter(request.GET, words=_("Name or login name"), state=(_("All"), ACCOUNT_STATES))
    accounts = User.objects.select_related("person__unit")
    if words := form.wanted.get("q"):
        accounts = accounts.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if (state := form.wanted.get("state")) in dict(ACCOUNT_STATES):
        accounts = accounts.filter(is_active=state == "open")
    page = Paginator(accounts, ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "filtered": bool(form.wanted)}
    return render(request, "organisation/account_list.html", context)


@login_required
def account_add(request: HttpRequest) -> HttpResponse:
    by = access.administrator(request)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account, password = services.create_account(by=by, **form.cleaned_data)
        return render(request, "organisation/account_password.html", {"account": account, "password": password})
    return render(request, "organisation/account_form.html", {"form": form})


@login_required
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    account = get_object_or_404(User, pk=pk)
    form = AccountForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_account(account=User.objects.get(pk=pk), by=by, **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("The account was changed."))
            return redirect("organisation:account-list")
    context = {"form": form, "account": account, "history": audit.history_of(account)}
    return render(request, "organisation/account_form.html", context)


@login_required
@require_POST
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    account = get_object_or_404(User, pk=pk)
    try:
        services.deactivate(account=account, by=by)
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(
            request, _("%(name)s can no longer log in. You can open the account again.") % {"name": account}
        )
    return redirect("organisation:account-list")


@login_required
@require_POST
def account_open(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    account = services.reactivate(account=get_object_or_404(User, pk=pk), by=by)
    messages.success(request, _("%(name)s can log in again.") % {"name": account})
    return redirect("organisation:account-list")


@login_required
@require_POST
def account_password(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    account = get_object_or_404(User, pk=pk)
    password = services.give_password(account=account, by=by)
    return render(request, "organisation/account_password.html", {"account": account, "password": password})
