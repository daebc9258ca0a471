"""Making up what was missed: one session, or one gathering for several."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.study import access, services
from phases.study.forms.credits import MakeUpForm, RoundForm
from phases.study.selectors import ledger, make_ups
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline
from phases.timeline.models import Phase


@login_required
def session_make_up(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    session = access.session_for(request, slug, pk, *access.RECORDERS)
    campaign = session.meeting.campaign
    left = ledger.left_of(session)
    initial = {"on": campaign.today, **make_ups.whole(left)}
    missed = list(Person.objects.filter(pk__in=left))
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
    """Who lacks what, and one gathering that fills it: arranged for a day to come, recorded on or after its day."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    phase = timeline.current_phase(campaign)
    if phase is None:
        raise Http404
    phase.campaign = campaign
    plans = make_ups.plans_of(phase, access.part_of(request))
    planned = make_ups.planned_gatherings(campaign)
    wanted = request.GET.get("gathering", "")
    gathering = planned.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    initial = make_ups.first_words(plans, gathering.held_on if gathering else campaign.today)
    form = RoundForm(request.POST or None, people=[plan.person for plan in plans], initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _carry_out(request, phase, plans, form, gathering))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:people", slug)
    context = {"campaign": campaign, "plans": plans, "form": form, "phase": phase, "planned": planned}
    return render(request, "study/make_up.html", context)


def _carry_out(
    request: HttpRequest, phase: Phase, plans: list[make_ups.Plan], form: RoundForm, gathering: Meeting | None
) -> str:
    """Arrange or record, by the day that was typed; says what was done."""
    typed, by = form.cleaned_data, access.user_of(request)
    people = list(typed["people"].select_related("unit"))
    if typed["on"] > phase.campaign.today:
        services.plan_make_up(phase=phase, people=people, on=typed["on"], by=by, how=typed["how"])
        return ngettext("Arranged for %(count)d person.", "Arranged for %(count)d people.", len(people)) % {
            "count": len(people)
        }
    chosen = {person.pk for person in people}
    shares = make_ups.shares([plan for plan in plans if plan.person.pk in chosen], typed["half_hours"])
    written = services.record_make_up_round(shares=shares, on=typed["on"], by=by, how=typed["how"], gathering=gathering)
    number = len({credit.person_id for credit in written})
    return ngettext("%(count)d person made up sessions.", "%(count)d people made up sessions.", number) % {
        "count": number
    }
