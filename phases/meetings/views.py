"""Pages of meetings."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import forms, rules, selectors, services
from phases.meetings.models import Meeting
from phases.organisation import access as people_access
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline import selectors as timeline
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign

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
        "may_record": _part(request).may(Permission.RECORD_MEETING),
        "may_export": _part(request).may(Permission.EXPORT),
    }
    return render(request, "meetings/meeting_list.html", context)


@login_required
def meeting_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.RECORD_MEETING)
    kind = request.GET.get("kind", Meeting.Kind.OTHER)
    phases = {str(phase.order): phase for phase in campaign.phases.all()}
    phase = phases.get(request.GET.get("phase", "")) or timeline.current_phase(campaign)
    initial = {"held_on": campaign.today, "kind": kind, "phase": phase, "agenda": forms.agenda_text(kind)}
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
    campaign, meeting = _meeting(request, slug, pk, Permission.RECORD_MEETING)
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
    campaign, meeting = _meeting(request, slug, pk, Permission.SEE_MEETINGS)
    may_record = _part(request).may(Permission.RECORD_MEETING)
    context = {
        "campaign": campaign,
        "meeting": meeting,
        "agenda": meeting.agenda.all(),
        "turnout": selectors.turnout_of(meeting),
        "lines": meeting.attendance.select_related("person__unit"),
        "groups": [link.group for link in meeting.for_groups.select_related("group")],
        "may_record": may_record,
        "history": audit.history_of(meeting) if may_record or _part(request).may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "meetings/meeting_detail.html", context)


@login_required
def meeting_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, meeting = _meeting(request, slug, pk, Permission.RECORD_MEETING)
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
    _campaign, meeting = _meeting(request, slug, pk, Permission.RECORD_MEETING)
    try:
        services.restore_meeting(meeting=meeting, by=people_access.signed_in(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("meetings:meeting", slug, pk)


@login_required
def sign_in_sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To be printed and signed; study sessions have one too."""
    campaign = access.campaign_for(request, slug, Permission.SEE_MEETINGS)
    meeting = Meeting.objects.filter(campaign=campaign, pk=pk).first()
    if meeting is None:
        raise Http404
    people = [line.person for line in meeting.attendance.select_related("person__unit")]
    return render(request, "meetings/sign_in.html", {"campaign": campaign, "meeting": meeting, "people": people})


@login_required
def blank_sign_in_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.SEE_ROSTER)
    people = Person.objects.on_roster(campaign.unit)
    return render(request, "meetings/sign_in.html", {"campaign": campaign, "meeting": None, "people": people})


def _meeting(request: HttpRequest, slug: str, pk: int, permission: Permission) -> tuple[Campaign, Meeting]:
    """A meeting of the campaign that is no study session: those have pages of their own."""
    campaign = access.campaign_for(request, slug, permission)
    meeting = selectors.meetings_of(campaign).select_related("campaign", "recorded_by").filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return campaign, meeting


def _part(request: HttpRequest) -> timeline.Part:
    return cast("SignedIn", request).part
