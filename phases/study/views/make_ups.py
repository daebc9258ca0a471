"""Making up what was missed: one session, or one gathering for several."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from phases.core.verdict import RefusedError
from phases.study import access, services
from phases.study.forms.credits import MakeUpForm, RoundForm
from phases.study.selectors import ledger, make_ups
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline


@login_required
def session_make_up(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    campaign = session.meeting.campaign
    missed = [line.person for line in ledger.missed_in(campaign).filter(meeting=session.pk).select_related("person")]
    initial = {"on": timezone.localdate(), "people": [person.pk for person in missed]}
    form = MakeUpForm(request.POST or None, session=session, missed=missed, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            services.record_make_up(
                session=session,
                people=list(typed["people"].select_related("unit")),
                on=typed["on"],
                by=access.user_of(request),
                half_hours=typed["half_hours"],
                how=typed["how"],
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:session", slug, pk)
    return render(request, "study/make_up_session.html", {"campaign": campaign, "session": session, "form": form})


@login_required
def make_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Who lacks what, and one gathering that fills it: each person's hours go to the sessions they missed."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    phase = timeline.current_phase(campaign)
    if phase is None:
        raise Http404
    phase.campaign = campaign
    plans = make_ups.plans_of(phase, access.part_of(request))
    form = RoundForm(request.POST or None, people=[plan.person for plan in plans], initial=make_ups.first_words(plans))
    if request.method == "POST" and form.is_valid():
        chosen = {person.pk for person in form.cleaned_data["people"]}
        shares = make_ups.shares([plan for plan in plans if plan.person.pk in chosen], form.cleaned_data["half_hours"])
        try:
            written = services.record_make_up_round(
                shares=shares, on=form.day, by=access.user_of(request), how=form.cleaned_data["how"]
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            people = len({credit.person_id for credit in written})
            said = ngettext("%(count)d person made up sessions.", "%(count)d people made up sessions.", people)
            messages.success(request, said % {"count": people})
            return redirect("study:people", slug)
    return render(request, "study/make_up.html", {"campaign": campaign, "plans": plans, "form": form, "phase": phase})
