"""Before a life meeting: the overview, what is missing, papers, notices, the opinion summary, directions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import standing
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.organisation_life import access, demands, forms, paper, reading, rules, selectors, services
from phases.organisation_life.models import LifeMeeting, NoticeGiven
from phases.organisation_life.views.pages import form_page, pdf
from phases.timeline import access as campaigns

ON_A_PAGE = 30
P = Permission


@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Every life meeting of the campaign, and the ways to the log of talks and to one's own speech."""
    campaign = campaigns.campaign_for(request, slug, P.SEE_MEETINGS)
    part = access.part_of(request)
    context = {
        "campaign": campaign,
        "page": Paginator(selectors.life_meetings(campaign), ON_A_PAGE).get_page(request.GET.get("page")),
        "may_record": part.may(P.RECORD_MEETING),
        "sees_drafts": part.may(P.SEE_DRAFTS),
        "reads_drafts": part.may(*access.OF_DRAFTS),
        "writes": part.may(P.SUBMIT_OWN) and bool(access.user_of(request).person_id),
        "sees_talks": part.may(*access.OF_TALKS),
        "talks": selectors.how_many_talks(campaign) if part.may(P.COUNT_TALKS, P.SEE_TALKS) else None,
    }
    return render(request, "organisation_life/overview.html", context)


@login_required
def readiness(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What stands and what lacks before the meeting, each with the way to mend it."""
    meeting = access.life_meeting_for(request, slug, pk, P.SEE_DRAFTS)
    checks = reading.readiness(meeting, access.part_of(request))
    context = {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "short": [check for check in checks if not check.verdict],
        "met": [check for check in checks if check.verdict],
        "may_record": bool(rules.may_record(access.part_of(request), meeting)),
        "drafts_due": demands.drafts_due(meeting),
        "agenda": meeting.agenda.all(),
    }
    return render(request, "organisation_life/readiness.html", context)


@login_required
def papers(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Notice and plan that were issued, and the opinion summary in one click."""
    meeting = access.meeting_to_record(request, slug, pk)
    if meeting.kind not in Meeting.LIFE:
        raise Http404
    life = selectors.life_of(meeting)
    mark = standing.mark_of(life)
    form = forms.PapersForm(request.POST or None, meeting=meeting, instance=life)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            services.prepare_meeting(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("organisation_life:readiness", slug, pk)
    written = LifeMeeting.objects.filter(meeting=meeting).select_related("opinion_summary").first()
    context = {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "form": form,
        "mark": mark,
        "summary": written.opinion_summary if written else None,
        "parts": selectors.consolidated(meeting.campaign),
    }
    return render(request, "organisation_life/papers.html", context)


@login_required
@require_POST
def summary_write(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    meeting = access.meeting_to_record(request, slug, pk)
    try:
        document = services.sum_up_opinions(meeting=meeting, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Written: %(title)s. It can be printed and read aloud.") % {"title": document})
    return redirect(f"{reverse('organisation_life:papers', args=[slug, pk])}#summary")


@login_required
def summary_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The summary as it was frozen; whoever may see the meeting heard it read aloud."""
    meeting = access.life_meeting_for(request, slug, pk, P.SEE_MEETINGS)
    document = selectors.life_of(meeting).opinion_summary
    if document is None:
        raise Http404
    document.campaign = meeting.campaign
    return pdf(paper.summary(document))


@login_required
def notice(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To whom the meeting was announced, when, with what; late only with a reason."""
    meeting = access.meeting_to_record(request, slug, pk)
    to = request.GET.get("to", "")
    line = next((one for one in selectors.notice_lines(meeting) if one.recipient == to), None)
    form = forms.NoticeForm(request.POST or None, meeting=meeting, initial=_first_values(meeting, to, line))
    named = request.POST.get("recipient", to).strip()
    mark = standing.mark_of_all(NoticeGiven.objects.filter(meeting=meeting, recipient=named))
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            services.note_notice(meeting=meeting, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("organisation_life:readiness", slug, pk)
    due = line.due_on if line else None
    return form_page(
        request,
        meeting,
        form,
        title=_("Announce the meeting"),
        lede=_("Due by %(day)s; it moves with the meeting's date.") % {"day": due} if due else "",
        what=_("Note this notice"),
        mark=mark,
        back=reverse("organisation_life:readiness", args=[slug, pk]),
    )


def _first_values(meeting: Meeting, to: str, line: selectors.NoticeLine | None) -> dict[str, object]:
    """What was noted already; else the papers that the template wants enclosed, as far as they are named."""
    notice = line.notice if line else None
    if notice:
        shown = {"sent_on": notice.sent_on, "reason": notice.reason, "enclosures": list(notice.enclosures.all())}
    else:
        life, wanted = selectors.life_of(meeting), line.demand.enclosures if line and line.demand else ()
        shown = {"enclosures": [pk for name in wanted if (pk := getattr(life, f"{name}_id"))]}
    return {"recipient": to, **shown}


@login_required
def directions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A meeting that goes through the consolidated opinions notes a direction for each (domain.md T-22)."""
    meeting = access.meeting_for(request, slug, pk, P.SEE_OPINIONS)
    if meeting.kind != Meeting.Kind.OPINION_REVIEW:
        raise Http404
    rows = selectors.directions_of(meeting)
    may_note = rules.may_record(access.part_of(request), meeting)
    if request.method == "POST":
        if not may_note:
            raise PermissionDenied(may_note.reason)
        said = {group: request.POST.get(f"direction_{group.pk}", "") for group, _standing in rows}
        number = services.note_directions(meeting=meeting, directions=said, by=access.user_of(request))
        messages.success(request, _("%(number)s directions stand with their opinions.") % {"number": number})
        return redirect("organisation_life:directions", slug, pk)
    lacking = sum(not text for _group, text in rows)
    context = {"campaign": meeting.campaign, "meeting": meeting, "rows": rows, "may_note": may_note, "lacking": lacking}
    return render(request, "organisation_life/directions.html", context)
