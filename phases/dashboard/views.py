"""Screens that cut across the areas: where one starts, and the pages for what went wrong."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from phases.core import audit
from phases.dashboard import selectors
from phases.dashboard.forms import TrailFilter
from phases.gates import selectors as gates
from phases.organisation import access as organisation_access
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline import selectors as timeline

RECENT = 5
TRAIL_ROWS = 50


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To the campaign in which one works; to the list when there are several or none."""
    user = organisation_access.signed_in(request)
    campaigns = selectors.campaigns_of(user)
    if len(campaigns) == 1:
        return redirect("dashboard:workbench", campaigns[0].slug)
    return redirect("timeline:campaign-list")


@login_required
def workbench(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for the one who asks, and where the campaign stands."""
    campaign = access.campaign_for(request, slug, Permission.SEE_CAMPAIGN)
    user = organisation_access.signed_in(request)
    part = request.part  # type: ignore[attr-defined] # set by campaign_for
    phase = timeline.current_phase(campaign)
    context = {
        "campaign": campaign,
        "phase": phase,
        "docket": selectors.docket_of(campaign, user, part),
        "today": campaign.today,
        "days_left": selectors.days_left(phase),
        "assessment": gates.assess(phase) if phase and part.may(Permission.SEE_DOCUMENTS) else None,
        "recent": selectors.recent_of(campaign, part, RECENT) if part.may(Permission.SEE_MEETINGS) else [],
        "may_record": part.may(Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT),
    }
    return render(request, "dashboard/workbench.html", context)


@login_required
def more(request: HttpRequest, slug: str) -> HttpResponse:
    """Every way there is, as an ordinary page: the last place of the phone's bar, and it works without script."""
    access.campaign_for(request, slug, Permission.SEE_CAMPAIGN)
    return render(request, "dashboard/more.html")


@login_required
def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """Every act of the campaign, as its chain keeps them."""
    campaign = access.campaign_for(request, slug, Permission.SEE_TRAIL)
    form = TrailFilter(request.GET, campaign=campaign)
    entries = audit.entries_of(campaign.audit_chain, **form.wanted())
    page = Paginator(entries, TRAIL_ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "dashboard/trail.html",
        {
            "campaign": campaign,
            "form": form,
            "page": page,
            "lines": audit.read_entries(page),
            "filtered": bool(form.wanted()),
            "anchor": audit.anchor(campaign.audit_chain),
        },
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return render(request, "404.html", status=404)


def mishap(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
