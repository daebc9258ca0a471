"""The plan of a campaign: its page, its words, its categories, its approval; and what is open at the end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import audit, standing
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.organisation.roles import Permission
from phases.rectification import access, forms, reading, rules, selectors, services
from phases.rectification.models import ItemCategory
from phases.rectification.shelf import SHELF
from phases.rectification.states import PLAN_MOVES
from phases.timeline import access as campaigns

EDIT = Permission.EDIT_RECTIFICATION


@login_required
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Directions, categories with their items counted, the meetings that approved it, what may be done next."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    part, found = access.part_of(request), selectors.plan_of(campaign)
    if found:
        found.campaign = campaign
    context = {
        "campaign": campaign,
        "tabs": list(SHELF.tabs(campaign, part.may, "plan")),
        "plan": found,
        "categories": selectors.categories_of(found) if found else [],
        "counts": selectors.counts_of(campaign),
        "meetings": found.meetings.order_by("held_on") if found else [],
        "publications": selectors.publications_of(campaign) if found else [],
        "fixes": selectors.items_of(campaign).filter(category=None, parent=None, quick_fix=True),
        "classes": selectors.deadline_classes(campaign),
        "may_edit": rules.may_edit_plan(part, found),
        "may_decide": part.may(EDIT, Permission.CLOSE_ITEM),
        "sees_meetings": part.may(Permission.SEE_MEETINGS),
        "sees_documents": part.may(Permission.SEE_DOCUMENTS),
        "history": audit.history_of(found) if found and part.may(EDIT, Permission.SEE_TRAIL) else [],
    }
    return render(request, "rectification/plan.html", context)


@login_required
@require_POST
def plan_begin(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, EDIT)
    services.begin_plan(campaign=campaign, by=access.user_of(request))
    return redirect("rectification:plan", slug)


@login_required
def plan_edit(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.plan_for(request, slug, EDIT)
    access.enforce(rules.may_edit_plan(access.part_of(request), found))
    mark = standing.mark_of(found)
    form = forms.PlanForm(request.POST or None, campaign=found.campaign, instance=found)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        services.change_plan(plan=found, by=access.user_of(request), **form.cleaned_data)
        return redirect("rectification:plan", slug)
    context = {"campaign": found.campaign, "plan": found, "form": form, "mark": mark}
    return render(request, "rectification/plan_form.html", context)


@login_required
def category_edit(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """A new category, or the words of one that stands."""
    found = access.plan_for(request, slug, EDIT)
    access.enforce(rules.may_edit_plan(access.part_of(request), found))
    category = found.categories.filter(pk=pk).first() if pk else None
    if pk and category is None:
        raise Http404
    mark = standing.mark_of(category) if category else ""
    form = forms.CategoryForm(request.POST or None, plan=found, instance=category)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        by, words = access.user_of(request), form.cleaned_data
        if category:
            services.change_category(category=ItemCategory.objects.get(pk=category.pk), by=by, **words)
        else:
            services.add_category(plan=found, by=by, **words)
        return redirect("rectification:plan", slug)
    context = {"campaign": found.campaign, "plan": found, "form": form, "category": category, "mark": mark}
    return render(request, "rectification/category_form.html", context)


@login_required
@require_POST
def category_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.plan_for(request, slug, EDIT)
    category = found.categories.filter(pk=pk).first()
    if category is None:
        raise Http404
    try:
        services.remove_category(category=category, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("rectification:plan", slug)


@login_required
def plan_approve(request: HttpRequest, slug: str) -> HttpResponse:
    """Which meetings discussed and approved it (domain.md T-53)."""
    found = access.plan_for(request, slug, EDIT, Permission.CLOSE_ITEM)
    access.enforce(rules.may_move_plan(found, "approve"))
    form = forms.ApproveForm(request.POST or None, campaign=found.campaign)
    if request.method == "POST" and form.is_valid():
        try:
            services.approve_plan(plan=found, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The approval is recorded. Publish the plan next."))
            return redirect("rectification:plan", slug)
    context = {"campaign": found.campaign, "plan": found, "form": form, "counts": selectors.counts_of(found.campaign)}
    return render(request, "rectification/plan_approve.html", context)


@login_required
def plan_revise(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.plan_for(request, slug, EDIT, Permission.CLOSE_ITEM)
    access.enforce(rules.may_move_plan(found, "revise", reading.ASKED))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.revise_plan(plan=found, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:plan", slug)
    context = {"campaign": found.campaign, "plan": found, "form": form, "move": PLAN_MOVES["revise"]}
    return render(request, "rectification/plan_revise.html", context)


@login_required
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """What is neither closed nor handed over, and what was handed over to whom (domain.md 2.5, gate 3)."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    part = access.part_of(request)
    handed = selectors.items_of(campaign).filter(state="handed_over", parent=None)
    context = {
        "campaign": campaign,
        "tabs": list(SHELF.tabs(campaign, part.may, "hand-over")),
        "left": reading.with_delays(selectors.open_at_the_end(campaign), campaign, part, access.user_of(request)),
        "handed": handed,
        "may_hand_over": part.may(EDIT),
    }
    return render(request, "rectification/hand_over.html", context)
