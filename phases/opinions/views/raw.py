"""The list of raw opinions, and one of them with its thread."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.forms import ReasonForm
from phases.opinions import access, rules, services
from phases.opinions.forms.entry import CorrectForm, GiverForm, OpinionFilter, ParticularsForm
from phases.opinions.forms.gathering import AsideForm
from phases.opinions.models import Opinion
from phases.opinions.selectors import raw
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns

ON_A_PAGE = 30
VIEWS = (
    ("", _("all")),
    ("waiting", _("waiting")),
    ("gathered", _("gathered")),
    ("aside", _("answered or put aside")),
    ("struck", _("struck")),
)


@login_required
def opinion_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.READERS)
    filters = {name: str(value) for name, value in request.GET.items()}
    seen = raw.visible_to(raw.opinions_of(campaign), access.part_of(request), access.user_of(request))
    counts = raw.counts_by_view(seen)
    view = filters.get("view", "")
    context = {
        "campaign": campaign,
        "page": Paginator(raw.matching(seen, filters), ON_A_PAGE).get_page(request.GET.get("page")),
        "form": OpinionFilter(request.GET, campaign=campaign),
        "views": [
            {"label": label, "url": f"?view={name}", "count": counts[name], "current": name == view}
            for name, label in VIEWS
            if counts[name] or name in {"", "waiting"}
        ],
        "counts": counts,
        "filtered": any(filters.get(name) for name in (*raw.FIELDS, "view")),
        "may_record": access.part_of(request).may(Permission.RECORD_OPINIONS),
        "may_consolidate": access.may_consolidate(request),
        "sees_all": access.part_of(request).may(Permission.SEE_OPINIONS),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "opinions/opinion_list.html", context)


@login_required
def opinion_detail(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """One opinion and its way: how it came, what holds it, what became of it."""
    campaign, opinion = access.opinion_for(request, slug, pk)
    part = access.part_of(request)
    context = {
        "campaign": campaign,
        "opinion": opinion,
        "groups": opinion.groups.select_related("category", "leader", "department"),
        "correct": rules.may_correct(part, access.user_of(request), opinion),
        "may_consolidate": access.may_consolidate(request),
        "may_see_giver": part.may(Permission.SEE_GIVER) and opinion.is_attributed,
        "is_aside": opinion.fate in rules.ASIDE or opinion.fate == Opinion.Fate.STRUCK,
        "history": audit.history_of(opinion) if part.may(Permission.SEE_TRAIL) and not opinion.from_box else [],
    }
    return render(request, "opinions/opinion_detail.html", context)


@login_required
def opinion_correct(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    campaign, opinion = access.own_entry_for(request, slug, pk)
    form = CorrectForm(request.POST or None, initial={"text": opinion.text})
    if request.method == "POST" and form.is_valid():
        try:
            new = services.correct_words(opinion=opinion, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:opinion", slug, new.pk)
    return render(request, "opinions/opinion_correct.html", {"campaign": campaign, "opinion": opinion, "form": form})


@login_required
def opinion_strike(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    campaign, opinion = access.own_entry_for(request, slug, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.strike(opinion=opinion, by=access.user_of(request), reason=form.cleaned_data["reason"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:opinion", slug, pk)
    return render(request, "opinions/opinion_strike.html", {"campaign": campaign, "opinion": opinion, "form": form})


@login_required
def opinion_sort(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Channel, group of givers, form, categories: everything but the words."""
    campaign, opinion = access.opinion_for(request, slug, pk, Permission.CONSOLIDATE)
    form = ParticularsForm(request.POST or None, campaign=campaign, opinion=opinion)
    if request.method == "POST" and form.is_valid():
        standing = Opinion.objects.select_related("campaign").get(pk=pk)
        services.change_particulars(opinion=standing, by=access.user_of(request), **form.changes)
        return redirect("opinions:opinion", slug, pk)
    return render(request, "opinions/opinion_sort.html", {"campaign": campaign, "opinion": opinion, "form": form})


@login_required
def opinion_answer(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Answer it directly, decline it, put it out of scope."""
    campaign, opinion = access.opinion_for(request, slug, pk, Permission.CONSOLIDATE)
    form = AsideForm(request.POST or None, initial={"fate": Opinion.Fate.ANSWERED})
    if request.method == "POST" and form.is_valid():
        by = access.user_of(request)
        try:
            services.put_aside(campaign=campaign, opinions=[opinion], by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinions:opinion", slug, pk)
    context = {"campaign": campaign, "chosen": [opinion], "form": form, "back": opinion}
    return render(request, "opinions/put_aside.html", context)


@login_required
@require_POST
def opinion_take_up(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    campaign, opinion = access.opinion_for(request, slug, pk, Permission.CONSOLIDATE)
    try:
        services.take_up(campaign=campaign, opinions=[opinion], by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
    return redirect("opinions:opinion", slug, pk)


@login_required
def opinion_giver(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
    """Who signed it: shown once, after a reason that stays in the trail."""
    campaign, opinion = access.opinion_for(request, slug, pk, Permission.SEE_GIVER)
    form, giver = GiverForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        giver = services.look_at_giver(opinion=opinion, by=access.user_of(request), **form.cleaned_data)
    context = {"campaign": campaign, "opinion": opinion, "form": form, "giver": giver}
    return render(request, "opinions/opinion_giver.html", context)
