"""Rounds: sent out, read, changed, closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from phases.analysis_report import access, forms, reading, rules, selectors, services
from phases.analysis_report.models import Recipient
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission


@login_required
def round_add(request: HttpRequest, slug: str) -> HttpResponse:
    report = access.report_for(request, slug, to_write=True)
    initial = {"sent_on": report.campaign.today}
    form = forms.RoundForm(request.POST or None, campaign=report.campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            circulation = services.open_round(report=report, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Round %(number)s is open.") % {"number": circulation.number})
            return redirect("analysis_report:round", slug, circulation.number)
    context = {"campaign": report.campaign, "report": report, "form": form}
    context |= {"newest": selectors.newest_version(report), "number": selectors.next_round(report)}
    return render(request, "analysis_report/round_form.html", context)


@login_required
def round_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    circulation = access.round_for(request, slug, number)
    part = access.part_of(request)
    context = reading.round_page(circulation, part, access.user_of(request))
    if context["may_write"] or part.may(Permission.SEE_TRAIL):
        context["history"] = audit.history_of(circulation)[:12]
    return render(request, "analysis_report/round.html", context)


@login_required
def round_edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    circulation = access.round_for(request, slug, number, to_write=True)
    form = forms.RoundChangeForm(request.POST or None, circulation=circulation)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            services.change_and_ask(circulation=circulation, by=access.user_of(request), **given)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("analysis_report:round", slug, number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form}
    return render(request, "analysis_report/round_edit.html", context)


@login_required
def round_close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Says who never answered, and that the table is published."""
    circulation = access.round_for(request, slug, number, to_write=True)
    if request.method == "POST":
        try:
            services.close_round(circulation=circulation, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis_report:round", slug, number)
    asked = selectors.recipients_of(circulation)
    context = {
        "campaign": circulation.report.campaign,
        "round": circulation,
        "silent": [one for one in asked if one.state == Recipient.State.SENT],
        "verdict": rules.may_close(circulation, list(selectors.points_of(circulation))),
    }
    return render(request, "analysis_report/round_close.html", context)


@login_required
def round_reopen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    circulation = access.round_for(request, slug, number, to_write=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reopen_round(
                circulation=circulation, by=access.user_of(request), reason=form.cleaned_data["reason"]
            )
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis_report:round", slug, number)
    context = {"campaign": circulation.report.campaign, "round": circulation, "form": form}
    return render(request, "analysis_report/round_reopen.html", context)
