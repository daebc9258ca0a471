"""Items: the list, one of them, opening and changing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core import audit, standing
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission, Role
from phases.rectification import access, forms, reading, rules, selectors, services
from phases.rectification.models import Item
from phases.rectification.shelf import SHELF
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 30


@login_required
def item_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    filters = {name: str(value) for name, value in request.GET.items()}
    part, form = access.part_of(request), forms.ItemFilter(request.GET, campaign=campaign)
    with_delays = rules.sees_delays(part)
    if not with_delays and filters.get("view") in {"near", "overdue"}:
        filters["view"] = ""
    found = selectors.matching(selectors.listed(campaign), filters, campaign)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "page": page,
        "rows": reading.with_delays(page, campaign, part, access.user_of(request)),
        "tabs": list(SHELF.tabs(campaign, part.may, "item-list")),
        "counts": (counts := selectors.counts_of(campaign)),
        "views": selectors.views_of(counts, filters.get("view", ""), with_delays=with_delays),
        "with_delays": with_delays,
        "form": form,
        "filtered": bool(form.wanted),
        "may_take": counts["waiting"] and (with_delays or Role.LEADER in part.roles),
        "may_open": part.may(*access.OPENERS),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "rectification/item_list.html", context)


@login_required
def item_add(request: HttpRequest, slug: str) -> HttpResponse:
    """A quick fix needs no plan; problem, opinion or research result may be named by the address."""
    campaign = campaigns.campaign_for(request, slug, *access.OPENERS)
    part = access.part_of(request)
    first = reading.first_values(campaign, part, request.GET.dict())
    may_plan = bool(rules.may_put_into_the_plan(part))
    form = forms.ItemForm(request.POST or None, campaign=campaign, may_plan=may_plan, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            item = services.open_item(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, item.pk)
    context = {"campaign": campaign, "form": form, "item": None, "phase": timeline.current_phase(campaign)}
    return render(request, "rectification/item_form.html", context)


@login_required
def item_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    item = access.item_for(request, slug, pk)
    part, user = access.part_of(request), access.user_of(request)
    [item] = reading.with_delays([item], item.campaign, part, user)
    context = {
        "campaign": item.campaign,
        "item": item,
        "problems": item.problems.all() if part.may(Permission.SEE_PROBLEMS) else [],
        "groups": item.groups.all(),
        "points": item.points.all() if part.may(Permission.SEE_MEETINGS) else [],
        "assisting": item.assisting.all(),
        "projects": item.projects.all(),
        "regulations": item.regulations.all(),
        "parts": item.parts.select_related("department"),
        "files": item.files.defer("content").select_related("by") if rules.may_read_files(part, user, item) else [],
        "road": reading.road_of(item),
        "meaning": selectors.meaning_of_done(item),
        "may_note": rules.may_note(part, user, item),
        "may_extend": rules.may_extend(part, item, reading.ASKED, reading.ASKED),
        "may_open": part.may(*access.OPENERS),
        "progress_form": forms.ProgressForm(),
        "evidence_form": forms.EvidenceForm(),
        "steps": reading.steps_of(item),
        "deeds": reading.deeds_of(item, part, user),
        "may_edit": (may_edit := rules.may_edit(part, item)),
        "sees_research": part.may(Permission.SEE_RESEARCH),
        "sees_opinions": part.may(Permission.SEE_OPINIONS),
        "history": audit.history_of(item) if may_edit or part.may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "rectification/item_detail.html", context)


@login_required
def item_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    item = access.item_for(request, slug, pk, to_write=True)
    mark = standing.mark_of(item)
    may_plan = bool(rules.may_put_into_the_plan(access.part_of(request)))
    form = forms.ItemForm(request.POST or None, campaign=item.campaign, may_plan=may_plan, instance=item)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            # The form has set the new words on its instance already; the act compares with what stands.
            services.change_item(item=Item.objects.get(pk=pk), by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:item", slug, pk)
    may_extend = bool(rules.may_extend(access.part_of(request), item, reading.ASKED, reading.ASKED))
    context = {"campaign": item.campaign, "form": form, "item": item, "mark": mark, "may_extend": may_extend}
    return render(request, "rectification/item_form.html", context)


@login_required
def item_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    item = access.item_for(request, slug, pk, to_write=True)
    if request.method == "POST":
        try:
            services.remove_item(item=item, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("rectification:item", slug, pk)
        messages.success(request, _("The item is off the list; what it said stays in the trail."))
        return redirect("rectification:item-list", slug)
    context = {"campaign": item.campaign, "item": item, "verdict": rules.may_remove(item)}
    return render(request, "rectification/item_remove.html", context)
