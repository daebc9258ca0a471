"""Consolidated opinions: the list, one of them with what stands behind it, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import audit, standing
from phases.core.verdict import RefusedError
from phases.opinions import access, rules, services
from phases.opinions.forms.gathering import DecideForm, GatherForm, GroupFilter, WordsForm
from phases.opinions.models import OpinionGroup
from phases.opinions.selectors import flow, groups, raw
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

ON_A_PAGE = 30
BEHIND = 50


@login_required
def group_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The ledger of what was gathered: adopted or not, by whom, until when, replied or not."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_OPINIONS)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = groups.matching(groups.counted(groups.groups_of(campaign)), filters)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": GroupFilter(request.GET, campaign=campaign),
        "filtered": any(filters.get(name) for name in ("category", "adoption", "department", "q")),
        "flow": flow.flow_of(campaign),
        "may_consolidate": access.may_consolidate(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "opinions/group_list.html", context)


@login_required
def group_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, group = access.group_for(request, slug, pk)
    behind = raw.opinions_of(campaign).filter(memberships__group=group)
    context = {
        "campaign": campaign,
        "group": group,
        "row": groups.rows_of([group])[0],
        "page": Paginator(behind, BEHIND).get_page(request.GET.get("page")),
        "merged": group.merged.all(),
        "removable": rules.may_remove(group),
        "may_consolidate": access.may_consolidate(request) and group.merged_into_id is None,
        "history": audit.history_of(group) if access.part_of(request).may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "opinions/group_detail.html", context)


@login_required
def group_reword(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, group = access.group_for(request, slug, pk, Permission.CONSOLIDATE)
    initial, mark = {"text": group.text, "category": group.category_id}, standing.mark_of(group)
    form = WordsForm(request.POST or None, campaign=campaign, initial=initial)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            services.reword_group(group=group, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:group", slug, pk)
    context = {"campaign": campaign, "group": group, "form": form, "mark": mark}
    return render(request, "opinions/group_reword.html", context)


@login_required
def group_decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, group = access.group_for(request, slug, pk, Permission.CONSOLIDATE)
    mark = standing.mark_of(group)
    form = DecideForm(request.POST or None, instance=group, campaign=campaign)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        # The form has set the new values on its instance already; the act compares with what stands.
        fresh = OpinionGroup.objects.select_related("campaign").get(pk=pk)
        try:
            services.decide_group(group=fresh, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:group", slug, pk)
    context = {"campaign": campaign, "group": group, "form": form, "mark": mark}
    return render(request, "opinions/group_decide.html", context)


@login_required
def group_merge(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, group = access.group_for(request, slug, pk, Permission.CONSOLIDATE)
    form = GatherForm(request.POST or None, campaign=campaign, without=group)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["group"]
        try:
            services.merge(group=group, into=into, by=access.user_of(request))
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("No. %(number)d has become part of this one.") % {"number": group.number})
            return redirect("opinions:group", slug, into.pk)
    parts = groups.by_category([groups.Row(one) for one in groups.groups_of(campaign).exclude(pk=pk)])
    context = {"campaign": campaign, "group": group, "form": form, "parts": parts}
    return render(request, "opinions/group_merge.html", context)


@login_required
@require_POST
def group_split(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Those that are ticked become one of their own, or wait again."""
    campaign, group = access.group_for(request, slug, pk, Permission.CONSOLIDATE)
    chosen = raw.picked(campaign, request.POST.getlist("o"))
    by: Any = access.user_of(request)
    try:
        if "release" in request.POST:
            services.release(group=group, opinions=chosen, by=by)
            return redirect("opinions:group", slug, pk)
        rules.may_split(chosen, group.memberships.count()).enforce()
        initial = {"category": group.category_id, "text": chosen[0].text}
        form = WordsForm(request.POST if "text" in request.POST else None, campaign=campaign, initial=initial)
        if form.is_bound and form.is_valid():
            new = services.split(group=group, opinions=chosen, by=by, **form.cleaned_data)
            return redirect("opinions:group", slug, new.pk)
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("opinions:group", slug, pk)
    context = {"campaign": campaign, "group": group, "chosen": chosen, "form": form}
    return render(request, "opinions/found.html", context)


@login_required
@require_POST
def group_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _campaign, group = access.group_for(request, slug, pk, Permission.CONSOLIDATE)
    try:
        services.remove_group(group=group, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("opinions:group", slug, pk)
    messages.success(request, _("Taken off the list. It can be undone where opinions are put together."))
    return redirect("opinions:group-list", slug)
