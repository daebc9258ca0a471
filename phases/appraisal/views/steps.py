"""The steps of an appraisal, each on a page that says what it does before it is done."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from phases.appraisal import access, forms, reading, rules, selectors, services
from phases.appraisal.models import Appraisal
from phases.appraisal.states import MOVES
from phases.core.verdict import RefusedError
from phases.organisation.models import User


@login_required
def step(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    if act not in reading.SAYS:
        raise Http404
    found = access.appraisal_for(request, slug, pk, *access.COUNTERS)
    consent = rules.has_consent(found, selectors.consents_of(found))
    verdict = reading.may_be_done(act, found, access.part_of(request), access.user_of(request), consent)
    access.enforce(verdict)
    form = forms.step_form(act, found, request.POST or None)
    if request.method == "POST" and (form.is_valid() or not form.fields):
        try:
            _take(act, found, form.cleaned_data if form.fields else {}, access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("appraisal:appraisal", slug, pk)
    context = {
        "campaign": found.campaign,
        "appraisal": found,
        "label": reading.CALLED.get(act, MOVES[act].label),
        "act": act,
        "says": reading.SAYS[act],
        "form": form,
        "warnings": reading.warned_before(act, found, consent),
        "compared": reading.compared(found) if act == "check" else None,
    }
    return render(request, "appraisal/step.html", context)


def _take(act: str, found: Appraisal, given: dict[str, Any], by: User) -> None:
    """The service of the step, with what its form asked for."""
    reason, on = given.get("reason", ""), given.get("on")
    match act:
        case "send_notice":
            services.send_notice(appraisal=found, on=given["on"], by=by)
        case "consent":
            services.consent(appraisal=found, by=by)
        case "distribute":
            services.distribute(appraisal=found, on=given["on"], reason=reason, by=by)
        case "hold":
            present = {voters.name: given.get(f"class-{voters.pk}") for voters in found.classes.all()}
            services.hold(appraisal=found, participants=given["participants"], present=present, reason=reason, by=by)
        case "check":
            services.check(appraisal=found, by=by)
        case "lock":
            services.lock(appraisal=found, reason=reason, by=by)
        case "report":
            services.report(appraisal=found, on=on or found.campaign.today, published=given["published"], by=by)
        case _:
            _take_back(act, found, reason, by)


def _take_back(act: str, found: Appraisal, reason: str, by: User) -> None:
    doing = {"send_back": services.send_back, "unlock": services.unlock, "void": services.void}
    doing[act](appraisal=found, reason=reason, by=by)
