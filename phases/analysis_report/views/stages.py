"""The names that versions bear, and the papers that go out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phases.analysis_report import access, forms, rules, selectors, services
from phases.analysis_report.states import MOVES, Stage
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.submissions.models import Submission


@login_required
def name(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    """Says which version gets which name, and what is missing; then does it."""
    if act not in MOVES or MOVES[act].by_itself or act == "step_back":
        raise Http404
    report = access.report_for(request, slug, to_write=True)
    newest = selectors.newest_version(report)
    missing = selectors.unfilled(report, newest)
    doubts = [str(doubt) for doubt in rules.doubts(act, missing, list(selectors.rounds_of(report)))]
    form = forms.NamingForm(request.POST or None, act=act, doubts=doubts, initial={"on": report.campaign.today})
    if request.method == "POST" and form.is_valid():
        try:
            mark = services.mark(report=report, act=act, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            words = {"number": mark.version.number, "name": mark.get_stage_display()}
            messages.success(request, _("Version %(number)s is the %(name)s.") % words)
            return redirect("analysis_report:report", slug)
    verdict = rules.may_mark(report, act, newest, doubts=(), explanation="")
    context: dict[str, Any] = {"campaign": report.campaign, "report": report, "newest": newest, "form": form}
    context |= {"doubts": doubts, "stage": Stage(MOVES[act].target), "move": MOVES[act], "verdict": verdict}
    return render(request, "analysis_report/name.html", context)


@login_required
def step_back(request: HttpRequest, slug: str) -> HttpResponse:
    """From the review copy back to comments, with the reason."""
    report = access.report_for(request, slug, to_write=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.step_back(report=report, by=access.user_of(request), reason=form.cleaned_data["reason"])
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis_report:report", slug)
    context = {"campaign": report.campaign, "report": report, "form": form, "move": MOVES["step_back"]}
    return render(request, "analysis_report/step_back.html", context)


@login_required
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Register to whom the review copy or the final version went."""
    report = access.report_for(request, slug, to_write=True)
    is_final = report.stage == Stage.FINAL
    purpose = Submission.Purpose.FILING if is_final else Submission.Purpose.REVIEW
    initial = {"recipients": report.campaign.superior_name, "purpose": purpose, "sent_on": report.campaign.today}
    form = forms.SendingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("purpose", "sent_on", "channel", "copies")}
        try:
            sent = services.send_copies(report=report, by=access.user_of(request), recipients=form.names(), **given)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = ngettext("%(n)s paper is registered.", "%(n)s papers are registered.", len(sent))
            messages.success(request, said % {"n": len(sent)})
            return redirect("analysis_report:report", slug)
    context = {"campaign": report.campaign, "report": report, "form": form, "verdict": rules.may_send(report)}
    return render(request, "analysis_report/send.html", context)
