"""The workspace: left what waits, right what it is gathered into. Every act is a plain form and can be undone."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.opinions import access, services
from phases.opinions.forms.entry import OpinionFilter
from phases.opinions.forms.gathering import AsideForm, GatherForm, WordsForm
from phases.opinions.models import Opinion, OpinionGroup
from phases.opinions.selectors import flow, groups, raw, similar
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign

ON_A_PAGE = 20


@login_required
def workspace(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    filters = {name: str(value) for name, value in request.GET.items()} | {"view": "waiting"}
    rows = groups.rows_of(list(groups.groups_of(campaign)))
    context = {
        "campaign": campaign,
        "flow": flow.flow_of(campaign),
        "page": _waiting(campaign, request),
        "form": OpinionFilter(request.GET, campaign=campaign),
        "filtered": any(filters.get(name) for name in raw.FIELDS),
        "parts": groups.by_category(rows),
        "rows": rows,
        "acts": groups.acts_of(campaign),
        "ticked": set(request.GET.getlist("o")),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "opinions/workspace.html", context)


@login_required
def suggestion(request: HttpRequest, slug: str) -> HttpResponse:
    """Which of the page's opinions may mean the same; a page of its own without script."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    found = similar.suggest(campaign, list(_waiting(campaign, request)))
    template = "opinions/_suggestion.html" if request.headers.get("HX-Request") else "opinions/suggestion.html"
    return render(request, template, {"campaign": campaign, "suggestion": found})


@login_required
@require_POST
def gather(request: HttpRequest, slug: str) -> HttpResponse:
    """Into one that stands: at once when it was named, else after choosing it."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    chosen = raw.picked(campaign, request.POST.getlist("o"))
    form = GatherForm(request.POST if "group" in request.POST else None, campaign=campaign)
    if form.is_bound and form.is_valid():
        group = form.cleaned_data["group"]
        group.campaign = campaign
        said = ngettext(
            "%(count)d gathered into no. %(number)d.", "%(count)d gathered into no. %(number)d.", len(chosen)
        )
        act = {"group": group, "opinions": chosen, "by": access.user_of(request)}
        return _done(request, slug, services.gather, act, said % {"count": len(chosen), "number": group.number})
    if not chosen:
        return _nothing(request, slug)
    parts = groups.by_category([groups.Row(group) for group in groups.groups_of(campaign)])
    return render(
        request, "opinions/gather.html", {"campaign": campaign, "chosen": chosen, "form": form, "parts": parts}
    )


@login_required
@require_POST
def found(request: HttpRequest, slug: str) -> HttpResponse:
    """A new consolidated opinion out of those that were ticked."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    chosen = raw.picked(campaign, request.POST.getlist("o"))
    first = next(iter(chosen), None)
    initial = {"text": first.text, "category": next(iter(first.categories.all()), None)} if first else {}
    form = WordsForm(request.POST if "text" in request.POST else None, campaign=campaign, initial=initial)
    if form.is_bound and form.is_valid():
        act = {"campaign": campaign, "opinions": chosen, "by": access.user_of(request)} | form.cleaned_data
        return _done(request, slug, services.found_group, act, _("A consolidated opinion has been founded."))
    return render(request, "opinions/found.html", {"campaign": campaign, "chosen": chosen, "form": form})


@login_required
@require_POST
def aside(request: HttpRequest, slug: str) -> HttpResponse:
    """Not gathered: answered, declined or out of scope, with the reason."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    chosen = raw.picked(campaign, request.POST.getlist("o"))
    if not chosen:
        return _nothing(request, slug)
    form = AsideForm(request.POST if "fate" in request.POST else None, initial={"fate": Opinion.Fate.DECLINED})
    if form.is_bound and form.is_valid():
        act: dict[str, Any] = {"campaign": campaign, "opinions": chosen, "by": access.user_of(request)}
        try:
            services.put_aside(**act | form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:workspace", slug)
    return render(request, "opinions/put_aside.html", {"campaign": campaign, "chosen": chosen, "form": form})


@login_required
@require_POST
def set_apart(request: HttpRequest, slug: str) -> HttpResponse:
    """The suggestion was no good: neither with that one nor with those."""
    campaign = campaigns.campaign_for(request, slug, Permission.CONSOLIDATE)
    chosen = raw.picked(campaign, request.POST.getlist("o"))
    number = request.POST.get("group", "")
    group = OpinionGroup.objects.filter(campaign=campaign, pk=int(number)).first() if number.isdecimal() else None
    if chosen:
        by = access.user_of(request)
        for one in {None, group}:
            services.set_apart(campaign=campaign, opinion=chosen[0], group=one, by=by)
    return redirect("opinions:workspace", slug)


@login_required
@require_POST
def undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, act = access.act_for(request, slug, pk)
    said = _("Undone: %(act)s.") % {"act": act}
    return _done(request, campaign.slug, services.undo, {"act": act, "by": access.user_of(request)}, said)


def _waiting(campaign: Campaign, request: HttpRequest) -> Any:
    filters = {name: str(value) for name, value in request.GET.items()} | {"view": "waiting"}
    found = raw.matching(raw.opinions_of(campaign), filters)
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))


def _done(request: HttpRequest, slug: str, act: Any, given: dict[str, Any], said: Any) -> HttpResponse:
    try:
        act(**given)
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
    else:
        messages.success(request, str(said))
    return redirect(reverse("opinions:workspace", args=[slug]))


def _nothing(request: HttpRequest, slug: str) -> HttpResponse:
    messages.warning(request, _("Nothing was chosen. Tick the opinions first; everything is as it was."))
    return redirect("opinions:workspace", slug)
