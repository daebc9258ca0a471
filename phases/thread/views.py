"""The golden thread: the flow of the campaign, the list of ways, and the whole way of one thing."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phases.opinions.models import OpinionGroup, SurveyForm
from phases.opinions.selectors import groups as consolidated
from phases.organisation.roles import Permission
from phases.thread import access
from phases.thread.forms import WayFilter
from phases.thread.selectors import check, drawing, links, way
from phases.thread.selectors import flow as flows
from phases.timeline import access as campaigns
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

ON_A_PAGE = 30
NUMBER = 9  # digits of a number that is worth looking for


@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """All opinions as one picture, the table of its ribbons, and the way of one (`?opinion=7`)."""
    campaign = campaigns.campaign_for(request, slug, *access.FLOW)
    part = _part(request)
    flow = flows.flow_of(campaign)
    sees_ways = part.may(*access.WAYS)
    one = _chosen(campaign, flow, request.GET.get("opinion", "")) if sees_ways else None
    context = {
        "campaign": campaign,
        "flow": flow,
        "drawing": drawing.drawn(flow, flow.routes[one.number] if one else ()),
        "one": one,
        "way": way.way_of(one, part) if one else None,
        "report": check.check(campaign) if part.may(Permission.SEE_OPINIONS) else None,
        "unreturned": SurveyForm.objects.filter(campaign=campaign, issued__gt=0, returned=None),
        "sees_ways": sees_ways,
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "thread/overview.html", context)


@login_required
def way_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Every consolidated opinion with what became of it."""
    campaign = campaigns.campaign_for(request, slug, *access.WAYS)
    form = WayFilter(request.GET, campaign=campaign)
    groups = consolidated.matching(consolidated.counted(consolidated.groups_of(campaign)), form.wanted)
    found = links.followed(campaign, groups)
    if end := form.wanted.get("end"):
        found = [link for link in found if link.end == end]
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "may_export": _part(request).may(Permission.EXPORT),
    }
    return render(request, "thread/way_list.html", context)


@login_required
def one_way(request: HttpRequest, slug: str, kind: str, key: str) -> HttpResponse:
    """The whole way of an opinion, a consolidated one, a problem or an item, in both directions."""
    campaign, thing = access.thing_for(request, slug, kind, key)
    found = way.way_of(thing, _part(request))
    context = {"campaign": campaign, "thing": thing, "kind": kind, "way": found}
    return render(request, "thread/way.html", context)


def _part(request: HttpRequest) -> Part:
    return cast("SignedIn", request).part


def _chosen(campaign: Campaign, flow: flows.Flow, number: str) -> OpinionGroup | None:
    """The one that is asked for by its number, else the one that has come farthest."""
    if not flow.routes:
        return None
    asked = int(number) if number.isdecimal() and len(number) <= NUMBER else 0
    farthest = max(flow.routes, key=lambda known: (len(flow.routes[known]), -known))
    chosen = asked if asked in flow.routes else farthest
    return OpinionGroup.objects.filter(campaign=campaign, number=chosen).select_related("campaign", "category").first()
