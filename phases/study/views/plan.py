"""The study plan: its list, its rows, and the click that makes draft sessions of them (domain.md S-09)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.core import standing
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.plan import LinkForm, PlanFilter, PlanForm, PlanPasteForm, values_of_row
from phases.study.selectors import plan
from phases.timeline import access as campaigns

ON_A_PAGE = 60


@login_required
def plan_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    form = PlanFilter(request.GET, campaign=campaign)
    found = plan.matching(plan.rows_of(campaign), form.wanted)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "page": page,
        "form": form,
        "mine": access.writable_rows(request, page),
        "filtered": bool(form.wanted),
        "ready": plan.ready(campaign),
        "may_record": access.may_record(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/plan_list.html", context)


@login_required
def plan_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    units, whole = access.departments_for(request, campaign), access.may_all(request)
    initial = {"phase": access.phase_in(campaign)}
    form = PlanForm(request.POST or None, campaign=campaign, departments=units, whole_unit=whole, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_rows(campaign=campaign, rows=[form.facts], by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:plan-add" if "another" in request.POST else "study:plan", slug)
    return render(request, "study/plan_form.html", {"campaign": campaign, "form": form, "row": None})


@login_required
def plan_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = access.row_for(request, slug, pk)
    campaign, units = row.campaign, access.departments_for(request, row.campaign)
    whole, mark = access.may_all(request), standing.mark_of(row)
    form = PlanForm(
        request.POST or None, campaign=campaign, departments=units, whole_unit=whole, initial=values_of_row(row)
    )
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            services.change_row(row=row, facts=form.facts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:plan", slug)
    context = {"campaign": campaign, "form": form, "row": row, "link": LinkForm(row=row), "mark": mark}
    return render(request, "study/plan_form.html", context)


@login_required
@require_POST
def plan_link(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Which recorded session came of the row."""
    row = access.row_for(request, slug, pk)
    link = LinkForm(request.POST, row=row)
    try:
        if link.is_valid():
            services.link_row(row=row, session=link.cleaned_data["session"], by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("study:plan-edit", slug, pk)


@login_required
@require_POST
def plan_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = access.row_for(request, slug, pk)
    try:
        services.remove_row(row=row, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("study:plan-edit", slug, pk)
    messages.success(request, _("Out of the plan: %(theme)s.") % {"theme": row.theme})
    return redirect("study:plan", slug)


@login_required
@require_POST
def plan_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft sessions of every row that has a day; asked twice it makes nothing twice."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    drafted = services.draft_sessions(campaign=campaign, by=access.user_of(request))
    number = len(drafted.made)
    made = ngettext("%(count)d draft session made.", "%(count)d draft sessions made.", number) % {"count": number}
    messages.success(request, made)
    for row, reason in drafted.left[:5]:
        messages.warning(
            request, _("“%(theme)s” stays without a session. %(reason)s") % {"theme": row, "reason": reason}
        )
    return redirect("study:plan", slug)


@login_required
def plan_paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Paste, look at what will be written, write."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    department = None if access.may_all(request) else next(iter(access.departments_for(request, campaign)), None)
    phase = access.phase_in(campaign)
    form = PlanPasteForm(request.POST or None, campaign=campaign, phase=phase, department=department)
    read = form.read() if request.method == "POST" and form.is_valid() else []
    wrong = sum(bool(line.error) for line in read)
    if read and not wrong and "write" in request.POST:
        try:
            rows = [line.facts for line in read if line.facts]
            services.add_rows(campaign=campaign, rows=rows, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:plan", slug)
    context = {"campaign": campaign, "form": form, "read": read, "wrong": wrong}
    return render(request, "study/plan_paste.html", context)
