"""The one form for a session, the list and the record."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import rules as meeting_rules
from phases.meetings import selectors as meetings
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.sessions import SessionFilter, SessionForm, values_of_session
from phases.study.models import StudyCredit, StudySession
from phases.study.selectors import defaults, ledger, preview, sessions
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign

ON_A_PAGE = 30


@login_required
def session_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = sessions.matching(sessions.sessions_of(campaign), filters)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": SessionFilter(request.GET, campaign=campaign),
        "filtered": any(filters.get(name) for name in ("group", "group_kind", "form", "phase", "state", "person", "q")),
        "may_record": access.may_record(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/session_list.html", context)


@login_required
def session_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    part = access.part_of(request)
    initial = {} if request.POST else defaults.for_new_session(campaign, part)
    form = SessionForm(request.POST or None, campaign=campaign, part=part, initial=initial)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            session = services.record_session(campaign=campaign, facts=form.facts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _said(session))
            return redirect("study:session-add", slug) if "another" in request.POST else _to(session, slug)
    planned = [] if request.POST else defaults.planned_before_today(campaign)
    waiting = [session for session in planned if access.may_write_session(request, session)]
    return _form_page(request, campaign, form, waiting=waiting)


@login_required
def session_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct a session, or record a planned one as held."""
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    meeting, typed_version, newer = session.meeting, str(request.POST.get("version", "")), []
    initial = values_of_session(session) | {"planned": False}
    form = SessionForm(
        request.POST or None, campaign=meeting.campaign, part=access.part_of(request), meeting=meeting, initial=initial
    )
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            services.correct_session(
                session=session,
                facts=form.facts,
                version=int(typed_version) if typed_version.isdecimal() else 0,
                by=access.user_of(request),
                reason=form.cleaned_data["reason"],
            )
        except meeting_rules.ChangedMeanwhileError as refused:
            form.add_error(None, str(refused))
            newer = audit.history_of(meeting)[:1]
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _to(session, slug)
    return _form_page(request, meeting.campaign, form, session=session, newer=newer)


@login_required
def session_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """What saving would do, for htmx: the figures, the reasons, and the roster when groups changed it."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    session = None
    if (number := request.GET.get("session", "")).isdecimal():
        session = access.session_for(request, slug, int(number), *access.RECORDERS)
    meeting = session.meeting if session else None
    data: QueryDict = request.GET
    form = SessionForm(data, campaign=campaign, part=access.part_of(request), meeting=meeting)
    context = {
        "campaign": campaign,
        "form": form,
        "session": session,
        "outcome": preview.outcome_of(campaign, form.facts, session) if form.is_valid() else None,
        "regrouped": data.get("expected_for") != form.expected_for,
    }
    return render(request, "study/_refreshed.html", context)


@login_required
def session_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, Permission.SEE_STUDY)
    meeting, part = session.meeting, access.part_of(request)
    lines = list(meeting.attendance.select_related("person__unit"))
    standing = StudyCredit.objects.standing().filter(session=session)
    credits_of = {credit.person_id: credit for credit in standing}  # of a make-up in parts the last
    hours_of: dict[int, int] = defaultdict(int)
    for credit in standing:
        hours_of[credit.person_id] += credit.half_hours
    left = ledger.left_of(session)
    may_record = bool(access.may_write_session(request, session))
    may_host = may_record and meeting_rules.may_host(part, meeting, meetings.expected_of(meeting))
    context = {
        "campaign": meeting.campaign,
        "session": session,
        "meeting": meeting,
        "materials": session.materials.all(),
        "rows": [(line, credits_of.get(line.person_id), hours_of[line.person_id]) for line in lines],
        "credited": ledger.in_hours(sum(hours_of.values())),
        "missed": [line for line in lines if line.person_id in left],
        "may_record": may_record,
        "signs_in": may_host and meeting_rules.may_sign_in(meeting, timezone.localtime().time()),
        "history": audit.history_of(meeting) if may_record or part.may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "study/session_detail.html", context)


def _form_page(
    request: HttpRequest, campaign: Campaign, form: SessionForm, session: StudySession | None = None, **more: Any
) -> HttpResponse:
    """The form with what saving would do; before the first input, with what the defaults would do."""
    shown = (
        form if form.is_bound else SessionForm(_as_sent(form), campaign=campaign, part=form.part, meeting=form.meeting)
    )
    context = {
        "campaign": campaign,
        "form": form,
        "session": session,
        "asks_why": session is not None and meeting_rules.needs_reason(session.meeting),
        "outcome": preview.outcome_of(campaign, shown.facts, session) if shown.is_valid() else None,
        **more,
    }
    return render(request, "study/session_form.html", context)


def _as_sent(form: SessionForm) -> QueryDict:
    """The values that the page shows at first, as if they had been sent."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, (list, tuple)):
            data.setlist(name, [str(getattr(one, "pk", one)) for one in value])
        elif value is not None and value is not False:
            data[name] = str(getattr(value, "pk", value))
    data.setlist("expected", [str(person.pk) for person in form.people])
    data["expected_for"] = form.expected_for
    return data


def _to(session: StudySession, slug: str) -> HttpResponse:
    return redirect("study:session", slug, session.pk)


def _said(session: StudySession) -> str:
    return _("Recorded: %(title)s.") % {"title": session.meeting.title}
