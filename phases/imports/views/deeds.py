"""What is done with an import; each is a plain POST and leads back to its page."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.imports import access, services
from phases.imports.files import FileError
from phases.imports.forms import MendForm
from phases.imports.models import Import
from phases.organisation.access import signed_in


def _attempt(request: HttpRequest, imported: Import, act: Callable[[], Import]) -> HttpResponse:
    try:
        act()
    except (RefusedError, FileError) as refused:
        messages.error(request, str(refused.reason))
    return redirect("imports:import", imported.campaign.slug, imported.pk)


@login_required
@require_POST
def sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    imported = access.import_for(request, slug, pk)
    name = request.POST.get("sheet", "")
    return _attempt(request, imported, lambda: services.choose_sheet(imported=imported, sheet=name))


@login_required
@require_POST
def mend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    imported = access.import_for(request, slug, pk)
    form = MendForm(request.POST)
    if form.is_valid() and form.cleaned_data["column"] in imported.columns:
        _attempt(request, imported, lambda: services.mend(imported=imported, **form.cleaned_data))
    return redirect(f"{reverse('imports:import', args=[slug, pk])}?{request.GET.urlencode()}")


@login_required
@require_POST
def write(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    imported = access.import_for(request, slug, pk)
    by = signed_in(request)
    return _attempt(request, imported, lambda: services.ask_to_write(imported=imported, by=by))


@login_required
@require_POST
def abandon(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    imported = access.import_for(request, slug, pk)
    try:
        services.abandon(imported=imported)
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("imports:import", slug, pk)
    messages.success(request, _("Given up: nothing of the sheet was written."))
    return redirect("imports:ledger-list", slug)


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    imported = access.import_for(request, slug, pk)
    by = signed_in(request)
    return _attempt(request, imported, lambda: services.ask_to_take_back(imported=imported, by=by))
