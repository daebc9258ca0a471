"""Where the reports are: delivered, waiting and why, given up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.reports import access, selectors, services
from phases.reports.forms import DeliveryFilter
from phases.timeline.access import SignedIn, campaign_for

ROWS = 50


@login_required
def delivery_list(request: SignedIn, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_DOCUMENTS)
    form = DeliveryFilter(request.GET)
    found = selectors.filtered(selectors.deliveries_of(campaign), form.wanted)
    page: Page[Any] = Paginator(found, ROWS).get_page(request.GET.get("page"))
    deliveries = list(page)
    receipts, jobs = selectors.receipts_of(deliveries), selectors.jobs_of(deliveries)
    page.object_list = [(one, receipts.get(one.version_id), jobs.get(f"delivery:{one.pk}")) for one in deliveries]
    context = {
        "campaign": campaign,
        "page": page,
        "form": form,
        "filtered": bool(form.wanted),
        "may_retry": request.part.may(Permission.EDIT_DOCUMENTS),
        "may_export": request.part.may(Permission.EXPORT),
    }
    return render(request, "reports/delivery_list.html", context)


@login_required
@require_POST
def delivery_retry(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    delivery = access.delivery_for(request, slug, pk)
    try:
        services.retry(delivery=delivery, by=signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("It is being tried again, with the same letter."))
    return redirect("reports:delivery-list", slug)
