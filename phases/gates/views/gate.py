"""The gate of a phase, and the acts at it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.gates import selectors, services, steps
from phases.gates.exports import GateExport
from phases.gates.forms import WaiverForm
from phases.meetings import selectors as meetings
from phases.organisation import access as organisation_access
from phases.organisation.roles import Permission
from phases.reports import selectors as reports
from phases.timeline import access
from phases.timeline import selectors as timeline
from phases.timeline.models import Phase, Requirement, Waiver

P = Permission


@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """To the gate of the phase in which one works."""
    campaign = access.campaign_for(request, slug, P.SEE_CAMPAIGN)
    phase = timeline.current_phase(campaign)
    if phase is None:
        return redirect("timeline:plan", slug)
    return redirect("gates:gate", slug, phase.order)


@login_required
def gate(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    phase = access.phase_for(request, slug, order, P.SEE_CAMPAIGN)
    assessment = selectors.assess(phase)
    return show(request, phase, assessment, WaiverForm(assessment=assessment))


def show(request: HttpRequest, phase: Phase, assessment: selectors.Assessment, form: WaiverForm) -> HttpResponse:
    user = organisation_access.signed_in(request)
    part = timeline.part_of(user, phase.campaign)
    context = {
        "campaign": phase.campaign,
        "phase": phase,
        "phases": phase.campaign.phases.all(),
        "assessment": selectors.as_seen_by(assessment, part),
        "may_export": part.may(GateExport.permission),
        "form": form,
        "may_waive": part.may(P.WAIVE),
        "may_ask": part.may(P.ASK_WAIVER, P.WAIVE) and bool(form.fields["requirement"].choices),  # type: ignore[attr-defined] # a ChoiceField
        "may_move": part.may(P.MOVE_PHASE),
        "steps": steps.steps_of(phase, assessment, part),
    }
    return render(request, "gates/gate.html", context)


@login_required
@require_POST
def waiver_ask(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    """The office puts it before the head; the head waives at once."""
    phase = access.phase_for(request, slug, order, P.ASK_WAIVER, P.WAIVE)
    user = organisation_access.signed_in(request)
    assessment = selectors.assess(phase)
    form = WaiverForm(request.POST, assessment=assessment)
    if not form.is_valid():
        return show(request, phase, assessment, form)
    requirement = get_object_or_404(Requirement, pk=form.cleaned_data["requirement"], phase=phase)
    may_waive = timeline.part_of(user, phase.campaign).may(P.WAIVE)
    act = services.waive if may_waive else services.ask_waiver
    try:
        act(requirement=requirement, reason=form.cleaned_data["reason"], by=user)
    except RefusedError as refusal:
        form.add_error(None, str(refusal.reason))
        return show(request, phase, assessment, form)
    messages.success(request, _("Waived.") if may_waive else _("It waits for the head now."))
    return redirect("gates:gate", slug, order)


@login_required
@require_POST
def waiver_decide(request: HttpRequest, slug: str, order: int, pk: int, decision: str) -> HttpResponse:
    """Grant a waiver that was asked for, or take one back."""
    phase = access.phase_for(request, slug, order, P.ASK_WAIVER, P.WAIVE)
    waiver = get_object_or_404(Waiver, pk=pk, requirement__phase=phase, revoked_at=None)
    act = services.grant_waiver if decision == "grant" else services.revoke_waiver
    try:
        act(waiver=waiver, by=organisation_access.signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("gates:gate", slug, order)


@login_required
@require_POST
def draft(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    """Write down what the gate says now, and ask for the report that prints it, or for its new figures."""
    phase = access.phase_for(request, slug, order, P.EDIT_DOCUMENTS)
    standing = reports.report_of(phase)
    back = ("documents:document-detail", slug, standing.pk) if standing else ("gates:gate", slug, order)
    try:
        document = services.draft_report(phase=phase, by=organisation_access.signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
        return redirect(*back)
    if standing:
        said = _("The gate is read and the figures are collected. What you wrote stays; a new version appears here.")
        messages.success(request, said)
    if not meetings.is_reviewed(phase):
        messages.warning(request, steps.UNREVIEWED)
    return redirect("documents:document-detail", slug, document.pk)


@login_required
@require_POST
def move(request: HttpRequest, slug: str, order: int, act: str) -> HttpResponse:
    """Start, wrap up, report the transition, close, reopen: what the state allows."""
    phase = access.phase_for(request, slug, order, P.MOVE_PHASE)
    user = organisation_access.signed_in(request)
    try:
        services.move_on(phase=phase, act=act, by=user, reason=request.POST.get("reason", ""))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        if act in services.CLOSING:
            messages.success(request, _("“%(phase)s” is closed.") % {"phase": phase.name})
    return redirect("gates:gate", slug, order)
