"""Reflections: who handed one in, who has not, and the words for those who may read them (domain.md S-20)."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission
from phases.study import access, rules, services
from phases.study.forms.reflections import ReceivedForm, ReflectionFilter, ReflectionForm
from phases.study.models import Reflection
from phases.study.selectors import departments, reflections
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign, Phase

ON_A_PAGE = 60


@login_required
def reflection_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff and leaders see who is missing; a member sees the own reflections."""
    campaign = campaigns.campaign_for(request, slug, *access.READERS)
    part, own, phase = access.part_of(request), access.user_of(request).person, access.phase_in(campaign)
    sees_all = part.may(Permission.SEE_STUDY)
    form = ReflectionFilter(request.GET, campaign=campaign, departments=departments.departments_of(campaign.unit))
    found = reflections.matching(reflections.reflections_of(campaign), form.wanted)
    mine = found.filter(person=own) if own else found.none()
    page = Paginator(found if sees_all else mine, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "phase": phase,
        "page": page,
        "readable": {one.pk for one in page if rules.may_read_text(part, own, one)},
        "form": form if sees_all else None,
        "filtered": bool(form.wanted),
        "awaited": reflections.awaited_in(phase, reflections.requirement_in(phase)) if sees_all else None,
        "may_write": part.may(*access.WRITERS),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "study/reflection_list.html", context)


@login_required
def reflection_add(request: HttpRequest, slug: str) -> HttpResponse:
    """One with its words; beside it, many that came on paper."""
    campaign = campaigns.campaign_for(request, slug, *access.WRITERS)
    phase, missing = access.phase_in(campaign), []
    form = _form(request, campaign)
    if access.may_record(request):
        missing = _missing(request, phase)
    received = ReceivedForm(request.POST or None, missing=missing, initial={"received_on": campaign.today})
    shown = received if "many" in request.POST else form
    if request.method == "POST" and shown.is_valid():
        lines = received.lines if shown is received else [form.facts]
        try:
            services.receive_reflections(phase=phase, lines=lines, by=access.user_of(request))
        except RefusedError as refused:
            shown.add_error(None, str(refused))
        else:
            return redirect("study:reflection-list", slug)
    if request.method == "POST" and shown is received:
        form = _form(request, campaign, bound=False)
    context = {"campaign": campaign, "phase": phase, "form": form, "received": received, "missing": missing}
    return render(request, "study/reflection_form.html", context)


@login_required
def reflection_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    reflection = access.reflection_for(request, slug, pk)
    part, own = access.part_of(request), access.user_of(request).person
    context = {
        "campaign": reflection.campaign,
        "reflection": reflection,
        "may_write": bool(rules.may_hand_in(part, own, reflection.department, reflection.person)),
        "history": audit.history_of(reflection) if part.may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "study/reflection.html", context)


@login_required
def reflection_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    reflection = access.reflection_for(request, slug, pk, to_write=True)
    form = _form(request, reflection.campaign, reflection)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_reflection(reflection=reflection, facts=form.facts, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("study:reflection", slug, pk)
    context = {"campaign": reflection.campaign, "phase": reflection.phase, "form": form, "reflection": reflection}
    return render(request, "study/reflection_form.html", context)


@login_required
@require_POST
def reflection_deed(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taken back, or put back where it was."""
    reflection = access.reflection_for(request, slug, pk, to_write=True)
    act = services.take_back_reflection if reflection.taken_back_at is None else services.put_back_reflection
    act(reflection=reflection, by=access.user_of(request))
    return redirect("study:reflection", slug, pk)


def _form(
    request: HttpRequest, campaign: Campaign, reflection: Reflection | None = None, *, bound: bool = True
) -> ReflectionForm:
    """For staff with every department they write for; for a member with nobody but themselves."""
    units = access.departments_for(request, campaign)
    people = [
        person
        for person in Person.objects.on_roster(campaign.unit)
        if any(person.unit.path.startswith(unit.path) for unit in units)
    ]
    own = None if access.may_record(request) else access.user_of(request).person
    names = ("department", "person", "received_on", "title", "text")
    initial = {name: getattr(reflection, name) for name in names} if reflection else {"received_on": campaign.today}
    data = (request.POST or None) if bound and "many" not in request.POST else None
    return ReflectionForm(data, departments=units, people=people, own=own, initial=initial)


def _missing(request: HttpRequest, phase: Phase) -> list[Unit | Person]:
    """Those that may be ticked as received: all for the office, the own department's for a liaison."""
    awaited = reflections.awaited_in(phase, reflections.requirement_in(phase))
    part = access.part_of(request)
    return [one for one in awaited.missing if rules.may_write_for(part, one.unit if isinstance(one, Person) else one)]
