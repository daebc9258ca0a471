"""Regulations and their booklet, long-term measures, work projects, points of the summary."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core import audit
from phases.core.moves import offered
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.rectification import access, forms, rules, selectors, services
from phases.rectification.shelf import SHELF
from phases.rectification.states import REGULATION_MOVES
from phases.timeline import access as campaigns
from phases.timeline.access import SignedIn
from phases.timeline.views import registers

EDIT = Permission.EDIT_RECTIFICATION
ON_A_PAGE = 20


@login_required
def records(request: SignedIn, slug: str, key: str) -> HttpResponse:
    campaigns.campaign_for(request, slug, *SHELF.read)
    return registers.list_page(request, SHELF, key)


@login_required
def record_add(request: SignedIn, slug: str, key: str) -> HttpResponse:
    campaigns.campaign_for(request, slug, SHELF.write)
    return registers.add_page(request, SHELF, key)


@login_required
def record_edit(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    campaigns.campaign_for(request, slug, SHELF.write)
    return registers.change_page(request, SHELF, key, pk)


@login_required
@require_POST
def record_remove(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    campaigns.campaign_for(request, slug, SHELF.write)
    return registers.remove(request, SHELF, key, pk)


@login_required
def regulation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Its words, and what is done with it next."""
    found = access.regulation_for(request, slug, pk)
    may_edit = access.part_of(request).may(EDIT)
    moves = [
        (move, rules.may_move_regulation(found, move.act, found.campaign.today, "…"))
        for move in offered(REGULATION_MOVES, found.state)
    ]
    context = {
        "campaign": found.campaign,
        "regulation": found,
        "words": selectors.words_of(found),
        "moves": [move for move, verdict in moves if verdict] if may_edit else [],
        "may_edit": may_edit,
        "history": audit.history_of(found) if may_edit else [],
    }
    return render(request, "rectification/regulation.html", context)


@login_required
def regulation_move(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    found = access.regulation_for(request, slug, pk, EDIT)
    if act not in REGULATION_MOVES:
        raise Http404
    access.enforce(rules.may_move_regulation(found, act, found.campaign.today, "…"))
    first = {"on": found.campaign.today, "number": found.number}
    form = forms.RegulationMoveForm(request.POST or None, act=act, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            services.move_regulation(regulation=found, act=act, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rectification:regulation", slug, pk)
    context = {"campaign": found.campaign, "regulation": found, "form": form, "move": REGULATION_MOVES[act]}
    return render(request, "rectification/regulation_move.html", context)


@login_required
def booklets(request: HttpRequest, slug: str) -> HttpResponse:
    """The booklets that were bound, with the departments that have copies."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    part = access.part_of(request)
    issued = selectors.in_force(campaign).count()
    context = {
        "campaign": campaign,
        "tabs": list(SHELF.tabs(campaign, part.may, "booklets")),
        "issued": issued,
        "may_edit": part.may(EDIT),
        "may_bind": rules.may_bind(issued),
        "page": Paginator(selectors.booklets_of(campaign), ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "rectification/booklets.html", context)


@login_required
@require_POST
def booklet_ask(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, EDIT)
    try:
        services.ask_for_booklet(campaign=campaign, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The booklet is being bound; look here again in a moment."))
    return redirect("rectification:booklets", slug)


@login_required
def booklet_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    booklet = access.booklet_for(request, slug, pk)
    if booklet.pdf is None:
        raise Http404
    answer = HttpResponse(bytes(booklet.pdf), content_type="application/pdf")
    name = content_disposition_header(False, f"{booklet.title}.pdf")
    answer.headers["Content-Disposition"] = name or "inline"
    return answer


@login_required
def booklet_hand_out(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """So many copies for each department."""
    booklet = access.booklet_for(request, slug, pk, EDIT)
    access.enforce(rules.may_hand_out(booklet))
    form = forms.HandOutForm(request.POST or None, booklet=booklet)
    if request.method == "POST" and form.is_valid():
        services.hand_out(booklet=booklet, by=access.user_of(request), **form.cleaned_data)
        return redirect("rectification:booklets", slug)
    context = {"campaign": booklet.campaign, "booklet": booklet, "form": form}
    return render(request, "rectification/booklet_hand_out.html", context)
