"""The office's pages of the box: opening it, its poster, what came out, the talk under a receipt."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.box import access, reading, rules, selectors, services
from phases.box.forms import BoxFilter, BoxForm, ReplyForm
from phases.box.models import OpinionBox
from phases.core import audit, qr
from phases.core.verdict import RefusedError
from phases.documents.paper import poster as paper
from phases.organisation.roles import Permission
from phases.timeline.access import campaign_for

ON_A_PAGE = 50


@login_required
def box(request: HttpRequest, slug: str) -> HttpResponse:
    """Before the box is opened: the form for it; afterwards what came out of it."""
    campaign = campaign_for(request, slug, Permission.SEE_OPINIONS)
    found = selectors.box_of(campaign)
    if found is None:
        return _first(request, slug)
    return render(request, "box/box.html", _listed(request, found))


def _first(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_OPINIONS)
    may_edit = access.may(request, Permission.CONSOLIDATE)
    prepared = selectors.prepared_channel(campaign)
    initial = {
        "name": prepared.name if prepared else _("Online opinion box"),
        "invitation": (prepared.topics if prepared else "")
        or _("What do you see, what do you think of? Every opinion is read and gets an answer."),
        "opened_on": campaign.today,
        "waits_at_most": 3,
    }
    form = BoxForm(request.POST or None, initial=initial)
    if request.method == "POST" and may_edit and form.is_valid():
        try:
            services.open_box(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            return redirect("box:box", slug)
    return render(request, "box/first.html", {"campaign": campaign, "form": form, "may_edit": may_edit})


def _listed(request: HttpRequest, box: OpinionBox) -> dict[str, Any]:
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.opinions_from(box), filters)
    public = settings.SITE_URL + reverse("portal:box", args=[box.campaign.slug])
    return {
        "campaign": box.campaign,
        "box": box,
        "is_open": rules.is_open(box, box.campaign.today),
        "public_url": public,
        "qr": qr.drawn(public),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "views": reading.views(selectors.counts_of(box), filters.get("show", "")),
        "form": BoxFilter(request.GET, words=_("words of the opinion")),
        "filtered": bool(filters.get("show") or filters.get("q")),
        "may_edit": access.may(request, Permission.CONSOLIDATE),
        "may_export": access.may(request, Permission.EXPORT),
        "opens_at": settings.BOX_OPENS_AT,
        "history": audit.history_of(box)[:20],
    }


@login_required
def change(request: HttpRequest, slug: str) -> HttpResponse:
    box = access.box_for(request, slug, Permission.CONSOLIDATE)
    form = BoxForm.of(box, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_box(box=box, by=access.user_of(request), **form.cleaned_data)
        return redirect("box:box", slug)
    return render(request, "box/change.html", {"campaign": box.campaign, "box": box, "form": form})


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    box = access.box_for(request, slug, Permission.CONSOLIDATE)
    services.close_box(box=box, by=access.user_of(request))
    return redirect("box:box", slug)


@login_required
@require_POST
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    box = access.box_for(request, slug, Permission.CONSOLIDATE)
    services.reopen_box(box=box, by=access.user_of(request))
    return redirect("box:box", slug)


@login_required
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """One A4 page for the wall: the code, the address, what is kept."""
    box = access.box_for(request, slug, Permission.SEE_OPINIONS)
    printed = paper.pdf(reading.poster_of(box))
    response = HttpResponse(printed, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="opinion-box-{slug}.pdf"'
    return response


@login_required
def thread(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """One opinion and what office and giver wrote to each other about it."""
    campaign, opinion = access.opinion_for(request, slug, pk, Permission.SEE_OPINIONS)
    form = ReplyForm(request.POST or None)
    may_edit = access.may(request, Permission.CONSOLIDATE)
    if request.method == "POST" and may_edit and form.is_valid():
        try:
            services.reply(opinion=opinion, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            return redirect("box:thread", slug, pk)
    context = {
        "campaign": campaign,
        "opinion": opinion,
        "outcome": reading.outcome_of(opinion),
        "form": form,
        "may_edit": may_edit,
    }
    return render(request, "box/thread.html", context)
