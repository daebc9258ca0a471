"""The committee that only has an e-mail address: it reads and answers a report through the signed link.

The link shows one delivered report and takes one answer; no account, no session, nothing else of the campaign.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from phases.core.verdict import RefusedError
from phases.reports import links, reading, selectors, services
from phases.reports.forms import SignedAnswerForm
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.reports.views.printing import file_of


@never_cache
def reply(request: HttpRequest, token: str) -> HttpResponse:
    delivery = links.read_token(token)
    if delivery is None:
        return render(request, "portal/reply_unknown.html", status=404)
    receipt = Receipt.objects.filter(version=delivery.version_id).first()
    form = SignedAnswerForm(request.POST or None, initial={"by_name": ""})
    if request.method == "POST" and receipt is None and form.is_valid():
        try:
            _answer(delivery, form)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            return redirect("portal:reply", token)
    context = reading.received(delivery.version) | {
        "delivery": delivery,
        "receipt": receipt,
        "form": form,
        "token": token,
    }
    return render(request, "portal/reply.html", context, status=409 if request.method == "POST" and receipt else 200)


def _answer(delivery: Delivery, form: SignedAnswerForm) -> None:
    cleaned = form.cleaned_data
    by_name = _("%(name)s (by the link in the e-mail)") % {"name": cleaned["by_name"]}
    if cleaned["decision"] == Receipt.Decision.SENT_BACK:
        services.send_back(delivery=delivery, by=None, by_name=by_name, remarks=cleaned["remarks"])
    else:
        services.acknowledge(delivery=delivery, by=None, by_name=by_name, remarks=cleaned["remarks"])


@never_cache
@xframe_options_sameorigin
def reply_pdf(request: HttpRequest, token: str) -> HttpResponse:
    delivery = links.read_token(token)
    printed = selectors.printed(delivery.version, PrintedReport.Purpose.FINAL) if delivery else None
    if delivery is None or printed is None:
        raise Http404
    return file_of(printed, delivery.version, "pdf", is_download="download" in request.GET)
