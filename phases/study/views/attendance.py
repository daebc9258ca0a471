"""The roll of a session: typed back from the signed sheet, or taken over from the sign-in desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.meetings import rules as meeting_rules
from phases.meetings import selectors as meetings
from phases.meetings.forms import SheetForm
from phases.study import access, services


@login_required
def session_sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    meeting = session.meeting
    people = meetings.expected_of(meeting)
    form = SheetForm(request.POST or None, meeting=meeting, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            services.record_attendance(
                session=session,
                attendance=form.attendance,
                version=form.cleaned_data["version"],
                by=access.user_of(request),
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The sheet is typed back: %(title)s.") % {"title": meeting.title})
            return redirect("study:session", slug, pk)
    context = {"campaign": meeting.campaign, "session": session, "meeting": meeting, "form": form}
    context["asks_why"] = meeting_rules.needs_reason(meeting)
    return render(request, "study/session_sheet.html", context)


@login_required
@require_POST
def desk_record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    desk = meetings.open_desk_of(session.meeting)
    if desk is None:
        raise Http404
    try:
        services.record_desk(desk=desk, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("meetings:desk", slug, pk)
    messages.success(request, _("Recorded: whoever was seen at the desk is present. Reasons for absence can be added."))
    return redirect("study:session", slug, pk)
