"""The records: list, form, page, and taking one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import access as doors
from phases.meetings import forms, rules, selectors, services
from phases.meetings.models import Meeting
from phases.organisation import access as people_access
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline import selectors as timeline

ON_A_PAGE = 30


@login_required
def meeting_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.SEE_MEETINGS)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.meetings_of(campaign), filters)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": forms.MeetingFilter(request.GET, campaign=campaign),
        "filtered": any(filters.get(name) for name in ("kind", "phase", "state", "q")),
        "may_record": doors.part_of(request).may(Permission.RECORD_MEETING),
        "may_export": doors.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "meetings/meeting_list.html", context)


@login_required
def meeting_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.RECORD_MEETING)
    kind = request.GET.get("kind", Meeting.Kind.OTHER)
    phases = {str(phase.order): phase for phase in campaign.phases.all()}
    phase = phases.get(request.GET.get("phase", "")) or timeline.current_phase(campaign)
    initial = {"held_on": campaign.today, "kind": kind, "phase": phase, "agenda": forms.usual_agenda(kind, campaign)}
    form = forms.MeetingForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        try:
            meeting = services.record_meeting(campaign=campaign, facts=form.facts, by=people_access.signed_in(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Recorded: %(title)s.") % {"title": meeting.title})
            return redirect("meetings:meeting", slug, meeting.pk)
    return render(request, "meetings/meeting_form.html", {"campaign": campaign, "form": form, "meeting": None})


@login_required
def meeting_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, meeting = doors.meeting_to_correct(request, slug, pk)
    form = forms.MeetingForm(request.POST or None, campaign=campaign, meeting=meeting, initial=forms.values_of(meeting))
    newer: list[audit.Line] = []
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        typed = form.cleaned_data
        try:
            services.correct_meeting(
                meeting=meeting,
                facts=form.facts,
                version=typed["version"] or 0,
                by=people_access.signed_in(request),
                reason=typed["reason"],
            )
        except rules.ChangedMeanwhileError as refused:
            form.add_error(None, str(refused))
            newer = audit.history_of(meeting)[: max(1, meeting.version - (typed["version"] or 0))]
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("meetings:meeting", slug, pk)
    context = {"campaign": campaign, "form": form, "meeting": meeting, "newer": newer}
    context["asks_why"] = rules.needs_reason(meeting)
    return render(request, "meetings/meeting_form.html", context)


@login_required
def meeting_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, meeting = doors.meeting_for(request, slug, pk, Permission.SEE_MEETINGS)
    may_record = doors.part_of(request).may(Permission.RECORD_MEETING)
    context = {
        "campaign": campaign,
        "meeting": meeting,
        "agenda": meeting.agenda.all(),
        "classes": selectors.attendance_by_class(meeting),
        "signs_in": may_record and rules.may_sign_in(meeting, timezone.localtime().time()),
        "lines": meeting.attendance.select_related("person__unit"),
        "groups": [link.group for link in meeting.for_groups.select_related("group")],
        "may_record": may_record,
        "may_lock": rules.may_lock(meeting, doors.part_of(request)),
        "corrections": meeting.corrections.select_related("by") if meeting.locked_at else [],
        "sees_documents": doors.part_of(request).may(Permission.SEE_DOCUMENTS),
        "history": audit.history_of(meeting) if may_record or doors.part_of(request).may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "meetings/meeting_detail.html", context)


@login_required
def meeting_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, meeting = doors.meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.cancel_meeting(
                meeting=meeting, reason=form.cleaned_data["reason"], by=people_access.signed_in(request)
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("meetings:meeting", slug, pk)
    return render(request, "meetings/meeting_cancel.html", {"campaign": campaign, "meeting": meeting, "form": form})


@login_required
@require_POST
def meeting_restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _campaign, meeting = doors.meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    try:
        services.restore_meeting(meeting=meeting, by=people_access.signed_in(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("meetings:meeting", slug, pk)
