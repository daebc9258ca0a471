"""Problems: the list, one of them, and what is done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.analysis import access, forms, rules, selectors, services
from phases.analysis.models import Problem
from phases.analysis.states import MOVES
from phases.core import audit, moves, standing
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 30


@login_required
def problem_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_PROBLEMS)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.problems_of(campaign), filters)
    part, form = access.part_of(request), forms.ProblemFilter(request.GET)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "counts": (counts := selectors.counts_of(campaign)),
        "views": selectors.views_of(counts, filters.get("view", "")),
        "form": form,
        "filtered": bool(form.wanted),
        "may_add": bool(rules.may_add(part)),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "analysis/problem_list.html", context)


@login_required
def problem_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *rules.ADDERS)
    part = access.part_of(request)
    initial = {
        "phase": timeline.current_phase(campaign),
        "subject": request.GET.get("subject"),
        "groups": request.GET.get("groups", ""),
        "topics": [asked] if (asked := request.GET.get("topic", "")).isdecimal() else [],
        "department": part.departments[0] if part.departments else None,
    }
    form = forms.ProblemForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            problem = services.add_problem(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("analysis:problem", slug, problem.pk)
    return render(request, "analysis/problem_form.html", {"campaign": campaign, "form": form, "problem": None})


@login_required
def problem_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    problem = access.problem_for(request, slug, pk)
    part = access.part_of(request)
    may_edit, may_decide = rules.may_edit(part, problem), rules.may_decide(part)
    steps = moves.offered(MOVES, problem.state) if may_decide else []
    context = {
        "campaign": problem.campaign,
        "problem": problem,
        "groups": problem.groups.all(),
        "topics": problem.topics.all(),
        "discussions": problem.discussions.select_related("department"),
        "moves": [(move, rules.may_move(problem, move.act, "…")) for move in steps],
        "may_edit": may_edit,
        "may_open_items": part.may(Permission.EDIT_RECTIFICATION, Permission.RECORD_OWN_DEPARTMENT),
        "sees_opinions": part.may(Permission.SEE_OPINIONS),
        "sees_research": part.may(Permission.SEE_RESEARCH),
        "history": audit.history_of(problem) if may_edit or part.may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "analysis/problem_detail.html", context)


@login_required
def problem_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    problem = access.problem_for(request, slug, pk, to_write=True)
    mark = standing.mark_of(problem)
    form = forms.ProblemForm(request.POST or None, campaign=problem.campaign, instance=problem)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            # The form has set the new words on its instance already; the act compares with what stands.
            services.change_problem(problem=Problem.objects.get(pk=pk), by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("analysis:problem", slug, pk)
    context = {"campaign": problem.campaign, "form": form, "problem": problem, "mark": mark}
    return render(request, "analysis/problem_form.html", context)


@login_required
def problem_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    problem = access.problem_for(request, slug, pk, to_write=True)
    if request.method == "POST":
        try:
            services.remove_problem(problem=problem, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("analysis:problem", slug, pk)
        messages.success(request, _("The problem is off the list; what it said stays in the trail."))
        return redirect("analysis:problem-list", slug)
    context = {"campaign": problem.campaign, "problem": problem, "verdict": rules.may_remove(problem)}
    return render(request, "analysis/problem_remove.html", context)


@login_required
def problem_move(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """A step of a problem; what needs a reason asks for it on a page."""
    if act not in MOVES or MOVES[act].by_itself:
        raise Http404
    campaigns.campaign_for(request, slug, Permission.EDIT_PROBLEMS)
    problem = access.problem_for(request, slug, pk)
    form = ReasonForm(request.POST or None) if MOVES[act].needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            services.move(problem=problem, act=act, by=access.user_of(request), reason=reason)
        except RefusedError as refused:
            messages.error(request, str(refused))
        return redirect("analysis:problem", slug, pk)
    context = {"campaign": problem.campaign, "problem": problem, "move": MOVES[act], "form": form}
    return render(request, "analysis/problem_move.html", context)
