"""The pages of a register: its list, the form of one record, and taking one out. Views fetch and check before."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core import audit, standing
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.timeline.access import NOT_YOURS, SignedIn
from phases.timeline.registers import Sheet, Shelf

ROWS = 50


def list_page(request: SignedIn, shelf: Shelf, key: str, **more: Any) -> HttpResponse:
    """One register with its filter, its pages and its file."""
    sheet, campaign, part = _readable(request, shelf, key), request.campaign, request.part
    form = sheet.register.filter(request.GET)
    context = {
        "campaign": campaign,
        "shelf": shelf,
        "sheet": sheet,
        "tabs": list(shelf.tabs(campaign, part.may, key)),
        "form": form,
        "filtered": bool(form.wanted),
        "page": Paginator(sheet.register.matching(campaign, form.wanted), ROWS).get_page(request.GET.get("page")),
        "may_edit": part.may(shelf.write),
        "may_export": bool(sheet.export) and part.may(Permission.EXPORT),
        "add_url": reverse(f"{shelf.namespace}:record-add", args=[campaign.slug, key]),
    }
    return render(request, sheet.rows, context | more)


def add_page(request: SignedIn, shelf: Shelf, key: str) -> HttpResponse:
    """The form of a new record; the address may fill in what a link knows already."""
    sheet, campaign = _readable(request, shelf, key), request.campaign
    form = sheet.form(request.POST or None, request.FILES or None, campaign=campaign, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            record = sheet.add(campaign=campaign, by=request.user, **form.acts_on())
        except RefusedError as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Recorded: %(what)s") % {"what": record})
            return redirect(f"{shelf.namespace}:records", campaign.slug, key)
    return render(request, "components/record_form.html", _on(request, shelf, sheet) | {"form": form})


def change_page(request: SignedIn, shelf: Shelf, key: str, pk: int) -> HttpResponse:
    """The form of a record that stands, and below it the way to take it out."""
    sheet, campaign = _readable(request, shelf, key), request.campaign
    record = get_object_or_404(sheet.register.of(campaign), pk=pk)
    mark = standing.mark_of(record)
    form = sheet.form(request.POST or None, request.FILES or None, campaign=campaign, instance=record)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        # The form has set the new words on its instance already; the act compares with what stands.
        fresh = get_object_or_404(sheet.register.of(campaign), pk=pk)
        try:
            sheet.change(record=fresh, by=request.user, **form.acts_on())
        except RefusedError as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Changed: %(what)s") % {"what": fresh})
            return redirect(f"{shelf.namespace}:records", campaign.slug, key)
    context = {"form": form, "record": record, "mark": mark, "history": audit.history_of(record)}
    context["remove_url"] = reverse(f"{shelf.namespace}:record-remove", args=[campaign.slug, key, pk])
    return render(request, "components/record_form.html", _on(request, shelf, sheet) | context)


def remove(request: SignedIn, shelf: Shelf, key: str, pk: int) -> HttpResponse:
    """Taken out with the reason that was typed; refused, the record stays and the page says why."""
    sheet, campaign = _readable(request, shelf, key), request.campaign
    record: Model = get_object_or_404(sheet.register.of(campaign), pk=pk)
    try:
        sheet.remove(record=record, by=request.user, reason=request.POST.get("reason", ""))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect(f"{shelf.namespace}:record-edit", campaign.slug, key, pk)
    messages.success(request, _("Taken out. The trail keeps what it said."))
    return redirect(f"{shelf.namespace}:records", campaign.slug, key)


def _readable(request: SignedIn, shelf: Shelf, key: str) -> Sheet:
    sheet = shelf.sheet(key)
    if sheet is None:
        raise Http404
    if sheet.read and not request.part.may(*sheet.read):
        raise PermissionDenied(NOT_YOURS)
    return sheet


def _on(request: SignedIn, shelf: Shelf, sheet: Sheet) -> dict[str, Any]:
    back = reverse(f"{shelf.namespace}:records", args=[request.campaign.slug, sheet.key])
    return {"campaign": request.campaign, "shelf": shelf, "sheet": sheet, "back": back}
