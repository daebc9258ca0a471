"""Where the reports are: delivered, waiting and why, given up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.access import signed_in
from phases.organisation.roles import Permission
from phases.reports import access, selectors, services
from phases.reports.models import Delivery
from phases.timeline.access import SignedIn, campaign_for

ROWS = 50


@login_required
def delivery_list(request: SignedIn, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_DOCUMENTS)
    fields = request.GET.dict()
    page = Paginator(selectors.filtered(selectors.deliveries_of(campaign), fields), ROWS).get_page(fields.get("page"))
    deliveries = list(page)
    receipts, jobs = selectors.receipts_of(deliveries), selectors.jobs_of(deliveries)
    context = {
        "campaign": campaign,
        "page": page,
        "rows": [(one, receipts.get(one.version_id), jobs.get(f"delivery:{one.pk}")) for one in deliveries],
        "states": Delivery.State.choices,
        "fields": fields,
        "is_filtered": any(fields.get(name) for name in ("q", "state")),
        "may_retry": request.part.may(Permission.EDIT_DOCUMENTS),
        "may_export": request.part.may(Permission.EXPORT),
        "query": request.GET.urlencode(),
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
