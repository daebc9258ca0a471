"""The published rectification plan for everybody, without an account (domain.md T-54)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from phases.box import rules
from phases.box.selectors import box_of
from phases.rectification import selectors
from phases.timeline.models import Campaign


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """What was published, and how far each item is; nobody learns here which campaigns there are without one."""
    campaign = Campaign.objects.filter(slug=slug).first()
    publication = selectors.standing(campaign) if campaign else None
    if campaign is None or publication is None:
        raise Http404
    box = box_of(campaign)
    context = {
        "publication": publication,
        "content": publication.content,
        "states": selectors.states_now(publication),
        "box": box if box and rules.is_open(box, campaign.today) else None,
    }
    return render(request, "portal/plan.html", context)
