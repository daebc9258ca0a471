"""Requirements are edited here, not in `timeline`: the catalogue of what can be counted stands on this floor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.gates import countable
from phases.organisation import access as organisation_access
from phases.organisation.roles import Permission
from phases.timeline import access, services
from phases.timeline.forms import RequirementForm
from phases.timeline.models import Campaign, Requirement


def requirement_of(campaign: Campaign, pk: int) -> Requirement:
    mine = Requirement.objects.select_related("phase__campaign").filter(phase__campaign=campaign)
    return get_object_or_404(mine, pk=pk)


@login_required
def requirement_add(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    phase = access.phase_for(request, slug, order, Permission.EDIT_CAMPAIGN)
    form = RequirementForm(request.POST or None, criteria=countable.choices())
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given |= countable.demanded(given["criterion"])
        by = organisation_access.signed_in(request)
        try:
            services.add_requirement(phase=phase, by=by, reason=given.pop("why"), **given)
        except RefusedError as refusal:
            form.add_error("why", str(refusal.reason))
        else:
            return redirect("timeline:plan", slug)
    title = _("A requirement of “%(phase)s”") % {"phase": phase.name}
    return render(request, "timeline/part_form.html", {"campaign": phase.campaign, "form": form, "title": title})


@login_required
def requirement_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    requirement = requirement_of(campaign, pk)
    form = RequirementForm(
        request.POST or None,
        instance=requirement,
        criteria=countable.choices(),
        initial={"criterion": countable.chosen_in(requirement)},
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        fresh = requirement_of(campaign, pk)
        given |= countable.demanded(given["criterion"], fresh)
        by = organisation_access.signed_in(request)
        try:
            services.change_requirement(requirement=fresh, by=by, reason=given.pop("why"), **given)
        except RefusedError as refusal:
            form.add_error("why", str(refusal.reason))
        else:
            return redirect("timeline:plan", slug)
    removable = reverse("gates:requirement-remove", args=(slug, pk))
    context = {
        "campaign": campaign,
        "form": form,
        "title": requirement.text,
        "removable": removable,
        "history": audit.history_of(requirement),
    }
    return render(request, "timeline/part_form.html", context)


@login_required
@require_POST
def requirement_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    by = organisation_access.signed_in(request)
    try:
        services.remove_requirement(
            requirement=requirement_of(campaign, pk), by=by, reason=request.POST.get("reason", "")
        )
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("gates:requirement-edit", slug, pk)
    messages.success(request, _("The requirement is gone; the trail keeps it."))
    return redirect("timeline:plan", slug)
