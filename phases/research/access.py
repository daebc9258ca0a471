"""Fetch and check what belongs to research; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.research import rules, selectors
from phases.research.models import Conversion, FieldVisit, Topic
from phases.timeline import access
from phases.timeline.access import NOT_YOURS, SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

WRITERS = (Permission.EDIT_RESEARCH, Permission.RECORD_OWN_DEPARTMENT, Permission.SUBMIT_OWN)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def campaign_to_write(request: HttpRequest, slug: str) -> Campaign:
    """The campaign, for those who read its research and have something of their own to add."""
    campaign = access.campaign_for(request, slug, Permission.SEE_RESEARCH)
    if not part_of(request).may(*WRITERS):
        raise PermissionDenied(NOT_YOURS)
    return campaign


def topic_for(request: HttpRequest, slug: str, pk: int, *, to_write: bool = False) -> Topic:
    campaign = access.campaign_for(request, slug, Permission.SEE_RESEARCH)
    topic = selectors.topics_of(campaign).filter(pk=pk).first()
    if topic is None:
        raise Http404
    topic.campaign = campaign
    if to_write and not (verdict := rules.may_edit(part_of(request), user_of(request), topic)):
        raise PermissionDenied(verdict.reason)
    return topic


def visit_to_write(request: HttpRequest, slug: str, pk: int) -> FieldVisit:
    campaign = access.campaign_for(request, slug, Permission.SEE_RESEARCH)
    visit = selectors.visits_of(campaign).filter(pk=pk).first()
    if visit is None:
        raise Http404
    visit.campaign = campaign
    if not (verdict := rules.may_change_visit(part_of(request), user_of(request), visit)):
        raise PermissionDenied(verdict.reason)
    return visit


def conversion_to_write(request: HttpRequest, slug: str, pk: int) -> Conversion:
    campaign = access.campaign_for(request, slug, Permission.SEE_RESEARCH)
    found = Conversion.objects.filter(topic__campaign=campaign)
    conversion = found.select_related("topic__lead", "topic__department").filter(pk=pk).first()
    if conversion is None:
        raise Http404
    conversion.topic.campaign = campaign
    if not (verdict := rules.may_edit(part_of(request), user_of(request), conversion.topic)):
        raise PermissionDenied(verdict.reason)
    return conversion
