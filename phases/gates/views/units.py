"""The committee's map: where the units stand and what they lack."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phases.gates import whereabouts
from phases.organisation.roles import Permission
from phases.timeline import access

ROWS = 30


@login_required
def units(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.RECEIVE_REPORTS)
    words = request.GET.get("q", "").strip()
    page = Paginator(whereabouts.units_below(campaign, words), ROWS).get_page(request.GET.get("page"))
    places = whereabouts.places_of(page.object_list)
    context = {
        "campaign": campaign,
        "page": page,
        "q": words,
        "as_table": request.GET.get("as") == "table",
        "places": places,
        "lanes": whereabouts.lanes_of(campaign, places),
        "common": whereabouts.lacks_in_common(places),
        "coming": sorted(
            ((day, place, what) for place in places for what, day in place.coming), key=lambda found: found[0]
        ),
    }
    return render(request, "gates/units.html", context)
