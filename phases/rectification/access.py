"""Fetch and check what belongs to rectification; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.rectification import rules, selectors
from phases.rectification.models import Booklet, Item, PlanPublication, RectificationPlan, Regulation
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.selectors import Part

OPENERS = (Permission.EDIT_RECTIFICATION, Permission.RECORD_OWN_DEPARTMENT)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def item_for(request: HttpRequest, slug: str, pk: int, *, to_write: bool = False) -> Item:
    campaign = access.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    item = selectors.items_of(campaign).filter(pk=pk).first()
    if item is None:
        raise Http404
    item.campaign = campaign
    if item.parent:
        item.parent.campaign = campaign
    if to_write:
        enforce(rules.may_open(part_of(request), item.department))
    return item


def plan_for(request: HttpRequest, slug: str, *permissions: Permission) -> RectificationPlan:
    """The campaign's plan, when there is one."""
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_RECTIFICATION,)))
    plan = selectors.plan_of(campaign)
    if plan is None:
        raise Http404
    plan.campaign = campaign
    return plan


def publication_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> PlanPublication:
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_RECTIFICATION,)))
    publication = selectors.publications_of(campaign).filter(pk=pk).first()
    if publication is None:
        raise Http404
    publication.plan.campaign = campaign
    return publication


def regulation_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Regulation:
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_RECTIFICATION,)))
    regulation: Regulation | None = selectors.REGULATIONS.of(campaign).filter(pk=pk).first()
    if regulation is None:
        raise Http404
    regulation.campaign = campaign
    return regulation


def booklet_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Booklet:
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_RECTIFICATION,)))
    booklet = Booklet.objects.filter(campaign=campaign, pk=pk).first()
    if booklet is None:
        raise Http404
    booklet.campaign = campaign
    return booklet


def enforce(verdict: Verdict) -> None:
    """The rule's reason on the page that refuses."""
    if not verdict:
        raise PermissionDenied(verdict.reason)
