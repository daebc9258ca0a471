"""The roll on paper: the sheet to be signed, and the same sheet typed back in one pass."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import RefusedError
from phases.meetings import access, forms, rules, selectors, services
from phases.meetings.models import Meeting
from phases.organisation.access import signed_in
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline.access import campaign_for


@login_required
def sign_in_sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To be printed and signed; study sessions have one too."""
    campaign = campaign_for(request, slug, Permission.SEE_MEETINGS)
    meeting = Meeting.objects.filter(campaign=campaign, pk=pk).select_related("campaign__unit").first()
    if meeting is None:
        raise Http404
    context = {
        "campaign": campaign,
        "meeting": meeting,
        "people": selectors.expected_of(meeting),
        "guests": [*meeting.superior_names, *meeting.guest_names],
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "meetings/sign_in.html", context)


@login_required
def blank_sign_in_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_ROSTER)
    people = Person.objects.on_roster(campaign.unit)
    context = {"campaign": campaign, "people": people, "may_export": access.part_of(request).may(Permission.EXPORT)}
    return render(request, "meetings/sign_in.html", context)


@login_required
def sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """In the order of the paper, by keys alone: whoever signed stays present."""
    campaign, meeting = access.meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    form = forms.SheetForm(request.POST or None, meeting=meeting, people=selectors.expected_of(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            services.record_attendance(
                meeting=meeting,
                attendance=form.attendance,
                version=form.cleaned_data["version"],
                by=signed_in(request),
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The sheet is typed back: %(title)s.") % {"title": meeting.title})
            return redirect("meetings:meeting", slug, pk)
    context = {"campaign": campaign, "meeting": meeting, "form": form, "asks_why": rules.needs_reason(meeting)}
    return render(request, "meetings/sheet.html", context)
