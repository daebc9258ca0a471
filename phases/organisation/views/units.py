"""The unit tree, kept by administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation import access, services
from phases.organisation.forms import ListFilter, UnitForm
from phases.organisation.models import Unit

ROWS = 100


@login_required
def unit_list(request: HttpRequest) -> HttpResponse:
    access.administrator(request)
    units = (
        Unit.objects.select_related("parent")
        .order_by("path")
        .annotate(on_roster=Count("people", Q(people__left_on=None)))
    )
    form = ListFilter(request.GET, words=_("Name of a unit"))
    if words := form.wanted.get("q"):
        units = units.filter(Q(name__icontains=words) | Q(short_name__icontains=words))
    page = Paginator(units, ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "filtered": bool(form.wanted)}
    return render(request, "organisation/unit_list.html", context)


@login_required
def unit_add(request: HttpRequest) -> HttpResponse:
    by = access.administrator(request)
    form = UnitForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        services.add_unit(by=by, **form.cleaned_data)
        return redirect("organisation:unit-list")
    return render(request, "organisation/unit_form.html", {"form": form})


@login_required
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    unit = get_object_or_404(Unit, pk=pk)
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_unit(unit=Unit.objects.get(pk=pk), by=by, **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error("parent", str(refusal.reason))
        else:
            return redirect("organisation:unit-list")
    context = {"form": form, "unit": unit, "history": audit.history_of(unit)}
    return render(request, "organisation/unit_form.html", context)


@login_required
@require_POST
def unit_remove(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.administrator(request)
    try:
        services.remove_unit(unit=get_object_or_404(Unit, pk=pk), by=by)
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("The unit was removed."))
    return redirect("organisation:unit-list")
