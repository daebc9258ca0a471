"""Visits in the field."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.research import access, forms, rules, selectors, services
from phases.research.models import FieldVisit
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 30


@login_required
def visit_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RESEARCH)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.visits_matching(selectors.visits_of(campaign), filters)
    part, form = access.part_of(request), forms.VisitFilter(request.GET)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    for visit in page:
        visit.may_change = bool(rules.may_change_visit(part, access.user_of(request), visit))
    context = {
        "campaign": campaign,
        "page": page,
        "form": form,
        "filtered": bool(form.wanted),
        "may_add": part.may(*access.WRITERS),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "research/visit_list.html", context)


@login_required
def visit_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_to_write(request, slug)
    own = access.user_of(request).person_id
    initial = {
        "visited_on": campaign.today,
        "phase": timeline.current_phase(campaign),
        "topic": request.GET.get("topic"),
        "people": [own] if own else [],
    }
    form = forms.VisitForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            visit = services.record_visit(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Recorded: %(title)s.") % {"title": visit.place})
            return _back(visit, slug)
    return render(request, "research/visit_form.html", {"campaign": campaign, "form": form, "visit": None})


@login_required
def visit_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    visit = access.visit_to_write(request, slug, pk)
    form = forms.VisitForm(request.POST or None, campaign=visit.campaign, instance=visit)
    if request.method == "POST" and form.is_valid():
        try:
            # The form has set the new words on its instance already; the act compares with what stands.
            changed = services.change_visit(
                visit=FieldVisit.objects.get(pk=pk), by=access.user_of(request), **form.cleaned_data
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _back(changed, slug)
    return render(request, "research/visit_form.html", {"campaign": visit.campaign, "form": form, "visit": visit})


@login_required
def visit_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    visit = access.visit_to_write(request, slug, pk)
    if request.method == "POST":
        services.remove_visit(visit=visit, by=access.user_of(request))
        messages.success(request, _("The visit is taken out; what it said stays in the trail."))
        return redirect("research:visit-list", slug)
    return render(request, "research/visit_remove.html", {"campaign": visit.campaign, "visit": visit})


def _back(visit: FieldVisit, slug: str) -> HttpResponse:
    """To the topic, where the visit belongs to one."""
    if visit.topic_id:
        return redirect("research:topic", slug, visit.topic_id)
    return redirect("research:visit-list", slug)
