"""Phases, steps, tasks and requirements, and changing them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import audit, standing
from phases.organisation import access as organisation_access
from phases.organisation.roles import Permission
from phases.timeline import access, selectors, services
from phases.timeline.forms import PhaseForm, TaskForm
from phases.timeline.models import Phase, Requirement, Task


@login_required
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.SEE_CAMPAIGN)
    part = selectors.part_of(organisation_access.signed_in(request), campaign)
    decisive = Q(requirements__severity=Requirement.Severity.GATE)
    counts = {
        "task_count": Count("steps__tasks", distinct=True),
        "asked": Count("requirements", filter=decisive, distinct=True),
    }
    phases = campaign.phases.annotate(**counts).prefetch_related("steps__tasks__department", "requirements")
    context = {"campaign": campaign, "phases": phases, "may_edit": part.may(Permission.EDIT_CAMPAIGN)}
    return render(request, "timeline/plan.html", context)


@login_required
def phase_edit(request: HttpRequest, slug: str, order: int) -> HttpResponse:
    phase = access.phase_for(request, slug, order, Permission.EDIT_CAMPAIGN)
    mark = standing.mark_of(phase)
    form = PhaseForm(request.POST or None, instance=phase)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        given = form.cleaned_data
        services.change_phase(
            phase=Phase.objects.select_related("campaign").get(pk=phase.pk),
            by=organisation_access.signed_in(request),
            name=given["name"],
            start=given["start_words"],
            end=given["end_words"],
            started_on=given["started_on"],
            ended_on=given["ended_on"],
        )
        messages.success(request, _("The phase is changed."))
        return redirect("timeline:plan", slug)
    context = {"campaign": phase.campaign, "form": form, "title": phase.name, "mark": mark}
    context["history"] = audit.history_of(phase)
    return render(request, "timeline/part_form.html", context)


@login_required
def task_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    task = get_object_or_404(
        Task.objects.select_related("step__phase__campaign"), pk=pk, step__phase__campaign=campaign
    )
    mark = standing.mark_of(task)
    form = TaskForm(request.POST or None, instance=task, unit=campaign.unit)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        given = dict(form.cleaned_data)
        fresh = Task.objects.select_related("step__phase__campaign").get(pk=pk)
        by = organisation_access.signed_in(request)
        services.change_task(task=fresh, by=by, due=given.pop("due_words"), **given)
        return redirect("timeline:plan", slug)
    context = {"campaign": campaign, "form": form, "title": task.name, "mark": mark, "history": audit.history_of(task)}
    return render(request, "timeline/part_form.html", context)


@login_required
@require_POST
def task_tick(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Done today, or not done after all: one button that goes both ways."""
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    task = Task.objects.select_related("step__phase__campaign").filter(pk=pk, step__phase__campaign=campaign).first()
    if task is None:
        raise Http404
    done = None if task.done_on else campaign.today
    services.tick_task(task=task, by=organisation_access.signed_in(request), on=done)
    return redirect("timeline:plan", slug)
