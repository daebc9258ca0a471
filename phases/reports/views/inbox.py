"""The committee's inbox: what waits, what is done, one report with the answer to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from phases.core.verdict import RefusedError
from phases.organisation.access import signed_in
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.reports import access, reading, selectors, services
from phases.reports.forms import AnswerForm
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.reports.views.printing import file_of
from phases.timeline.access import campaign_for

ROWS = 20


@login_required
def inbox(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.RECEIVE_REPORTS)
    waiting = list(selectors.waiting_in(campaign)[:ROWS])
    page = Paginator(selectors.answered_in(campaign), ROWS).get_page(request.GET.get("page"))
    receipts = selectors.receipts_of(page)
    context = {
        "campaign": campaign,
        "waiting": [(delivery, reading.summary(delivery.version)) for delivery in waiting],
        "done": [(delivery, receipts.get(delivery.version_id)) for delivery in page],
        "page": page,
    }
    return render(request, "reports/inbox.html", context)


@login_required
def inbox_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The report with its figures beside the records, and the answer."""
    delivery = access.received_for(request, slug, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = _answer(delivery, form, signed_in(request))
        except RefusedError as refusal:
            messages.error(request, str(refusal.reason))
        else:
            messages.success(request, said)
        return redirect("reports:inbox-detail", slug, pk)
    context = reading.received(delivery.version) | {
        "campaign": delivery.to_campaign,
        "delivery": delivery,
        "receipt": Receipt.objects.filter(version=delivery.version_id).select_related("by").first(),
        "figures": reading.checked_figures(delivery.version),
        "form": form,
    }
    return render(request, "reports/inbox_detail.html", context)


def _answer(delivery: Delivery, form: AnswerForm, by: User) -> str:
    remarks = form.cleaned_data["remarks"]
    if form.cleaned_data["decision"] == Receipt.Decision.SENT_BACK:
        services.send_back(delivery=delivery, by=by, remarks=remarks)
        return _("Sent back. The unit sees your remarks at once.")
    services.acknowledge(delivery=delivery, by=by, remarks=remarks)
    return _("Acknowledged. The unit sees it at once.")


@login_required
@xframe_options_sameorigin
def inbox_pdf(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    delivery = access.received_for(request, slug, pk)
    printed = selectors.printed(delivery.version, PrintedReport.Purpose.FINAL)
    if printed is None:
        raise Http404
    return file_of(printed, delivery.version, "pdf", is_download="download" in request.GET)
