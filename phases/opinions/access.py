"""Fetch and check what belongs to opinions; the campaign's own door stands in `timeline.access`."""

import uuid
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.opinions import rules
from phases.opinions.models import Consolidation, Opinion, OpinionGroup
from phases.opinions.selectors import raw
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

# Numbers without words: every reader of the reports may open what their figures rest on.
COUNTS = (Permission.SEE_OPINIONS, Permission.SEE_DOCUMENTS)
# What was consolidated, without names and without raw words: the committee reads it too (domain.md 6.2).
SUMMARY = (Permission.SEE_OPINIONS, Permission.SEE_OPINION_SUMMARY)
READERS = (Permission.SEE_OPINIONS, Permission.RECORD_OPINIONS)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def may_consolidate(request: HttpRequest) -> bool:
    return part_of(request).may(Permission.CONSOLIDATE)


def opinion_for(request: HttpRequest, slug: str, pk: uuid.UUID, *permissions: Permission) -> tuple[Campaign, Opinion]:
    """A raw opinion that the user may read, in a campaign they may use."""
    campaign = access.campaign_for(request, slug, *(permissions or READERS))
    opinion = raw.opinions_of(campaign).select_related("phase", "corrects", "corrected_by").filter(pk=pk).first()
    if opinion is None:
        raise Http404
    if not (verdict := rules.may_read(part_of(request), user_of(request), opinion)):
        raise PermissionDenied(verdict.reason)
    opinion.campaign = campaign
    return campaign, opinion


def own_entry_for(request: HttpRequest, slug: str, pk: uuid.UUID) -> tuple[Campaign, Opinion]:
    """A raw opinion whose entry the user may set right."""
    campaign, opinion = opinion_for(request, slug, pk)
    if not (verdict := rules.may_correct(part_of(request), user_of(request), opinion)):
        raise PermissionDenied(verdict.reason)
    return campaign, opinion


def group_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> tuple[Campaign, OpinionGroup]:
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_OPINIONS,)))
    found = OpinionGroup.objects.filter(campaign=campaign, pk=pk)
    group = found.select_related("category", "leader", "department", "phase", "merged_into").first()
    if group is None:
        raise Http404
    group.campaign = campaign
    return campaign, group


def act_for(request: HttpRequest, slug: str, pk: int) -> tuple[Campaign, Consolidation]:
    campaign = access.campaign_for(request, slug, Permission.CONSOLIDATE)
    act = Consolidation.objects.filter(campaign=campaign, pk=pk).select_related("group").first()
    if act is None:
        raise Http404
    act.campaign = campaign
    return campaign, act
