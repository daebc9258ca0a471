"""The office's pages of a sealed ballot: prepare, keys, slips, open, close, count, destroy. No page shows a ballot."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from phases.appraisal import guides, urn_paper, urn_reading
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.services import counting
from phases.appraisal.services import urn as services
from phases.appraisal.urn_forms import HoldersForm, SheetsForm, SlipsForm
from phases.appraisal.urn_states import UrnState
from phases.appraisal.views import urn_access
from phases.core import audit, shares
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission

EDIT = Permission.EDIT_APPRAISALS


@login_required
def urn(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Where the ballot stands and what comes next; before it is prepared, what it is."""
    appraisal = urn_access.appraisal_for(request, slug, pk)
    found = selectors.urns().filter(appraisal=appraisal).first()
    may_edit = urn_access.may_edit(request)
    context = {"campaign": appraisal.campaign, "appraisal": appraisal, "guides": guides.GUIDES, "may_edit": may_edit}
    if found is None:
        return render(request, "appraisal/urn_first.html", context | {"verdict": rules.may_prepare(appraisal)})
    context |= {
        "urn": found,
        "told": rules.told(found),
        "steps": urn_reading.steps_of(found),
        "deeds": urn_reading.deeds_of(found, may_edit=may_edit),
        "least": rules.least_ballots(appraisal.campaign),
        "destroyed_on": rules.destroyed_on(found),
        "address": settings.SITE_URL + reverse("portal:vote"),
        "marks_url": settings.SITE_URL + reverse("portal:ballot-marks", args=[found.pk]),
        "is_sealed": found.state in selectors.LISTED,
        "history": audit.history_of(found),
    }
    return render(request, "appraisal/urn.html", context)


@login_required
@require_POST
def prepare(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    appraisal = urn_access.appraisal_for(request, slug, pk, EDIT)
    try:
        services.prepare(appraisal=appraisal, by=urn_access.user_of(request), on_paper="on_paper" in request.POST)
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("urn:urn", slug, pk)


@login_required
@require_POST
def deed(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """What needs no form: opening the ballot, and taking the urn away before anybody could vote."""
    deeds: dict[str, Callable[..., object]] = {"open": services.open_ballot, "drop": services.drop}
    if act not in deeds:
        raise Http404
    found = urn_access.urn_for(request, slug, pk, EDIT)
    try:
        deeds[act](urn=found, by=urn_access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("urn:urn", slug, pk)


@login_required
def keys(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who holds the sheets; the answer is the paper, and nothing keeps it."""
    found = urn_access.urn_for(request, slug, pk, EDIT)
    names = {f"holder{number}": name for number, name in zip(shares.NUMBERS, found.holders, strict=False)}
    form = HoldersForm(request.POST or None, initial=names)
    if request.method == "POST" and form.is_valid():
        try:
            printed = services.print_keys(urn=found, holders=form.holders, by=urn_access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _paper(printed.pdf, "keys")
    return _asked(request, found, "urn_keys_form", {"form": form})


@login_required
@sensitive_post_parameters()
def try_keys(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All three sheets, typed from the paper."""
    found = urn_access.urn_for(request, slug, pk, EDIT)
    return _with_sheets(request, found, "urn_try", services.try_keys, number=len(shares.NUMBERS))


@login_required
def slips(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """How many; the answer is the paper, and nothing keeps it."""
    found = urn_access.urn_for(request, slug, pk, EDIT)
    form = SlipsForm(request.POST or None, initial={"number": services.eligible_of(found.appraisal)})
    if request.method == "POST" and form.is_valid():
        address = settings.SITE_URL + reverse("portal:vote")
        number, by = form.cleaned_data["number"], urn_access.user_of(request)
        try:
            printed = services.print_slips(urn=found, number=number, by=by, address=address)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _paper(printed.pdf, "slips")
    return _asked(request, found, "urn_slips_form", {"form": form})


@login_required
def close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Says what closing means, then closes."""
    found = urn_access.urn_for(request, slug, pk, EDIT)
    return _confirmed(request, found, "urn_close", services.close_ballot, asks_why=False)


@login_required
def extend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = urn_access.urn_for(request, slug, pk, EDIT)
    return _confirmed(request, found, "urn_extend", services.extend, asks_why=True)


@login_required
def destroy(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = urn_access.urn_for(request, slug, pk, EDIT)
    return _confirmed(request, found, "urn_destroy", counting.destroy, asks_why=found.opened_on is None)


@login_required
@sensitive_post_parameters()
def count(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Two sheets; only totals come out."""
    found = urn_access.urn_for(request, slug, pk, EDIT)
    return _with_sheets(request, found, "urn_count", counting.count)


@login_required
@sensitive_post_parameters()
def again(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The second count, by the head or by somebody else of the office."""
    found = urn_access.urn_for(request, slug, pk)
    return _with_sheets(request, found, "urn_again", counting.count_again)


@login_required
def record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The record of the sealing, to be signed and hung up."""
    found = urn_access.urn_for(request, slug, pk)
    if found.state not in selectors.LISTED or found.state == UrnState.DESTROYED:
        raise Http404
    return _paper(urn_paper.seal_sheet(found, selectors.marks_shown(found)), "record")


def _with_sheets(
    request: HttpRequest, found: SecretUrn, page: str, act: Callable[..., object], number: int = 2
) -> HttpResponse:
    form = SheetsForm(request.POST or None, number=number)
    if request.method == "POST" and form.is_valid():
        try:
            act(urn=found, sheets=form.sheets, by=urn_access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("urn:urn", found.appraisal.campaign.slug, found.appraisal_id)
    return _asked(request, found, page, {"form": form})


def _confirmed(
    request: HttpRequest, found: SecretUrn, page: str, act: Callable[..., object], *, asks_why: bool
) -> HttpResponse:
    form = ReasonForm(request.POST or None) if asks_why else None
    if request.method == "POST" and (form is None or form.is_valid()):
        why = {"reason": form.cleaned_data["reason"]} if form else {}
        try:
            act(urn=found, by=urn_access.user_of(request), **why)
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("urn:urn", found.appraisal.campaign.slug, found.appraisal_id)
    return _asked(request, found, page, {"form": form})


def _asked(request: HttpRequest, found: SecretUrn, page: str, more: dict[str, Any]) -> HttpResponse:
    context = {"campaign": found.appraisal.campaign, "appraisal": found.appraisal, "urn": found} | more
    response = render(request, f"appraisal/{page}.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _paper(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="ballot-{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
