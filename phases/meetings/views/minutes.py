"""Closing the minutes, what is set right afterwards, and the printed record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from phases.core.verdict import RefusedError
from phases.documents.paper import printing
from phases.meetings import access as doors
from phases.meetings import forms, paper, rules, services
from phases.organisation import access as people_access
from phases.organisation.roles import Permission


@login_required
def minutes_lock(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A page of its own, for there is no way back."""
    campaign, meeting = doors.meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    verdict = rules.may_lock(meeting, doors.part_of(request))
    if not verdict:
        raise PermissionDenied(verdict.reason)
    if request.method == "POST":
        services.lock_minutes(meeting=meeting, by=people_access.signed_in(request))
        messages.success(request, _("The minutes are locked."))
        return redirect("meetings:meeting", slug, pk)
    return render(request, "meetings/minutes_lock.html", {"campaign": campaign, "meeting": meeting})


@login_required
def minutes_correct(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A correction beside locked minutes."""
    campaign, meeting = doors.meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    form = forms.CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_minutes(meeting=meeting, by=people_access.signed_in(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("meetings:meeting", slug, pk)
    return render(request, "meetings/minutes_correct.html", {"campaign": campaign, "meeting": meeting, "form": form})


@login_required
def minutes_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The record on official paper."""
    campaign, meeting = doors.meeting_for(request, slug, pk, Permission.SEE_MEETINGS)
    meeting.campaign = campaign
    printed = paper.minutes(meeting)
    answer = HttpResponse(printing.pdf(printed), content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(False, f"{printed.heading}.pdf") or "inline"
    return answer
