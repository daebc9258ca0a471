"""The hour ledger of one person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.credits import CreditForm
from phases.study.models import StudyCredit
from phases.study.selectors import coverage, ledger
from phases.timeline import selectors as timeline

ACTS = {
    StudyCredit.Mode.SELF_STUDY: services.record_self_study,
    StudyCredit.Mode.ALTERNATIVE: services.record_alternative,
    StudyCredit.Mode.MANUAL: services.record_manual,
}


@login_required
def person_ledger(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, person = access.person_for(request, slug, pk, Permission.SEE_STUDY, Permission.SEE_OWN_HOURS)
    phase = timeline.current_phase(campaign)
    account = None
    if phase is not None:
        phase.campaign = campaign
        account = ledger.accounts_of(phase, [person])[0]
    context = {
        "campaign": campaign,
        "person": person,
        "phase": phase,
        "account": account,
        "lines": ledger.lines_of(campaign, person),
        "missed": ledger.missed_by(campaign, person),
        "reading": coverage.reading_of(campaign, person),
        "may_record": access.may_record_for(request, [person]),
        "may_record_all": access.part_of(request).may(Permission.RECORD_STUDY),
        "may_edit": access.part_of(request).may(Permission.EDIT_ROSTER),
        "history": audit.history_of(person) if access.part_of(request).may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "study/person.html", context)


@login_required
def credit_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, person = access.person_for(request, slug, pk, *access.RECORDERS)
    form = CreditForm(request.POST or None, person=person, campaign=campaign, initial={"on": campaign.today})
    phase = timeline.current_phase(campaign)
    if request.method == "POST" and form.is_valid() and phase is not None:
        phase.campaign = campaign
        try:
            act = ACTS[StudyCredit.Mode(form.cleaned_data["mode"])]
            act(phase=phase, entry=form.entry, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:person", slug, pk)
    context = {"campaign": campaign, "person": person, "form": form}
    return render(request, "study/credit_form.html", context)


@login_required
def credit_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    credit = access.credit_for(request, slug, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_credit(credit=credit, reason=form.cleaned_data["reason"], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:person", slug, credit.person_id)
    context = {"campaign": credit.campaign, "credit": credit, "person": credit.person, "form": form}
    return render(request, "study/credit_cancel.html", context)
