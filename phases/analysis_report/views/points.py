"""What was said about the draft: noted, decided, and published as a table."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from phases.analysis_report import access, forms, selectors, services
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

ON_A_PAGE = 50


@login_required
def adoption(request: HttpRequest, slug: str) -> HttpResponse:
    """For whoever reads drafts all rounds, for everybody else those that are closed; givers are masked."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_PUBLISHED)
    part = access.part_of(request)
    report = selectors.report_of(campaign)
    form = forms.AdoptionFilter(request.GET, rounds=list(selectors.rounds_of(report)) if report else [])
    table = selectors.table_of(campaign, published=not part.may(*access.READ))
    page: Page[Any] = Paginator(selectors.sifted(table, form.wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = selectors.rows_of(page.object_list)
    context = {
        "campaign": campaign,
        "page": page,
        "form": form,
        "filtered": bool(form.wanted),
        "sees_report": part.may(*access.READ),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "analysis_report/adoption.html", context)


@login_required
def point_add(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    circulation = access.round_for(request, slug, number, to_write=True)
    form = forms.PointForm(request.POST or None, version=circulation.version)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_point(circulation=circulation, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Noted. You can note the next one."))
            return redirect("analysis_report:point-add", slug, number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form, "point": None}
    return render(request, "analysis_report/point_form.html", context)


@login_required
def point_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    point = access.point_to_write(request, slug, pk)
    circulation = point.circulation
    initial = {"text": point.text, "section": point.section, "giver": point.giver}
    form = forms.PointForm(request.POST or None, version=circulation.version, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_point(point=point, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("analysis_report:round", slug, circulation.number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form, "point": point}
    return render(request, "analysis_report/point_form.html", context)


@login_required
def point_decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taken over, partly, or not; the next undecided point follows at once."""
    point = access.point_to_write(request, slug, pk)
    circulation = point.circulation
    form = forms.DecisionForm(request.POST or None, point=point, report=circulation.report)
    if request.method == "POST" and form.is_valid():
        try:
            services.decide_point(point=point, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            if following := selectors.next_undecided(circulation, point.number):
                return redirect("analysis_report:point-decide", slug, following.pk)
            return redirect("analysis_report:round", slug, circulation.number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form, "point": point}
    context["section"] = selectors.section_of(point)
    return render(request, "analysis_report/point_decide.html", context)


@login_required
def point_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    point = access.point_to_write(request, slug, pk)
    circulation = point.circulation
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.remove_point(point=point, by=access.user_of(request), reason=form.cleaned_data["reason"])
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis_report:round", slug, circulation.number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form, "point": point}
    return render(request, "analysis_report/point_remove.html", context)
