"""Fetch and check for the office's pages of the box."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest

from phases.box import selectors
from phases.box.models import OpinionBox
from phases.opinions.models import Opinion
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def may(request: HttpRequest, permission: Permission) -> bool:
    return cast("SignedIn", request).part.may(permission)


def box_for(request: HttpRequest, slug: str, *permissions: Permission) -> OpinionBox:
    """The box of a campaign that the user may use; 404 before it is opened."""
    campaign = access.campaign_for(request, slug, *permissions)
    box = selectors.box_of(campaign)
    if box is None:
        raise Http404
    return box


def opinion_for(request: HttpRequest, slug: str, pk: UUID, *permissions: Permission) -> tuple[Campaign, Opinion]:
    """Something that came out of the campaign's box."""
    box = box_for(request, slug, *permissions)
    opinion = selectors.opinions_from(box).select_related("campaign").filter(pk=pk).first()
    if opinion is None:
        raise Http404
    return box.campaign, opinion
