"""The check-list by department, the leaders' part in study, and activities of striving for excellence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.deeds import ActivityForm, TickForm
from phases.study.models import ChecklistTick, ExcellenceActivity
from phases.study.selectors import checklist, leaders
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign

ON_A_PAGE = 60


@login_required
def checklist_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Department × item: derived from the records, ticked by hand only where none can speak (S-11, T-14)."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    phase = access.phase_in(campaign)
    rows = checklist.rows_of(phase)
    context = {
        "campaign": campaign,
        "phase": phase,
        "items": checklist.items_of(campaign),
        "rows": rows,
        "short": sum(bool(row.missing) for row in rows),
        "writable": {unit.pk for unit in access.departments_for(request, campaign)} if _records(request) else set(),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/checklist.html", context)


@login_required
@require_POST
def checklist_tick(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    form = TickForm(request.POST, departments=access.departments_for(request, campaign))
    if not form.is_valid():
        messages.error(request, _("Not ticked: say how it is known."))
        return redirect("study:checklist", slug)
    try:
        services.tick_item(phase=access.phase_in(campaign), by=access.user_of(request), **form.cleaned_data)
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("study:checklist", slug)


@login_required
@require_POST
def checklist_untick(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    tick = get_object_or_404(ChecklistTick.objects.select_related("department", "campaign"), campaign=campaign, pk=pk)
    try:
        services.untick_item(tick=tick, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("study:checklist", slug)


@login_required
def leader_list(request: HttpRequest, slug: str) -> HttpResponse:
    """How each leader took part, in roster order and without comparison (S-40, S-42)."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    phase = access.phase_in(campaign)
    rows = leaders.attendance_of(phase)
    context = {"campaign": campaign, "phase": phase, "rows": rows, "total": sum(row.attended for row in rows)}
    return render(request, "study/leader_list.html", context)


@login_required
def activity_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, with the form for one more beside it (S-50)."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    form = _activity_form(request, campaign) if _records(request) else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            services.record_activity(phase=access.phase_in(campaign), facts=form.facts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:activity-list", slug)
    found = ExcellenceActivity.objects.filter(campaign=campaign).select_related("department", "phase")
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "add": form,
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/activity_list.html", context)


@login_required
def activity_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    activity = access.activity_for(request, slug, pk)
    form = _activity_form(request, activity.campaign, activity)
    if request.method == "POST" and form.is_valid():
        try:
            # The form has set the new words on its instance already; the act compares with what stands.
            standing = access.activity_for(request, slug, pk)
            services.change_activity(activity=standing, facts=form.facts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:activity-list", slug)
    context = {"campaign": activity.campaign, "activity": activity, "form": form}
    return render(request, "study/activity_form.html", context)


@login_required
@require_POST
def activity_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    activity = access.activity_for(request, slug, pk)
    services.remove_activity(activity=activity, by=access.user_of(request))
    messages.success(request, _("Out of the list: %(title)s.") % {"title": activity.title})
    return redirect("study:activity-list", slug)


def _records(request: HttpRequest) -> bool:
    return access.may_record(request)


def _activity_form(
    request: HttpRequest, campaign: Campaign, activity: ExcellenceActivity | None = None
) -> ActivityForm:
    return ActivityForm(
        request.POST or None,
        instance=activity,
        departments=access.departments_for(request, campaign),
        whole_unit=access.may_all(request),
        initial={} if activity else {"on": campaign.today},
    )
