"""Fetch and check what belongs to discussion; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.discussion import rules, selectors
from phases.discussion.models import Discussion, Suggestion
from phases.organisation.models import Unit, User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

RECORDERS = (Permission.EDIT_DISCUSSION, Permission.RECORD_OWN_DEPARTMENT)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def discussion_for(request: HttpRequest, slug: str, pk: int, *, to_write: bool = False) -> Discussion:
    campaign = access.campaign_for(request, slug, Permission.SEE_DISCUSSION)
    discussion = selectors.discussions_of(campaign).filter(pk=pk).first()
    if discussion is None:
        raise Http404
    discussion.campaign = campaign
    if to_write:
        _entitled(request, discussion.department)
    return discussion


def suggestion_to_write(request: HttpRequest, slug: str, pk: int) -> Suggestion:
    campaign = access.campaign_for(request, slug, Permission.SEE_DISCUSSION)
    found = Suggestion.objects.filter(discussion__campaign=campaign, pk=pk)
    suggestion = found.select_related("discussion__department").first()
    if suggestion is None:
        raise Http404
    _entitled(request, suggestion.discussion.department)
    return suggestion


def department_to_write(request: HttpRequest, slug: str, pk: int) -> tuple[Campaign, Unit]:
    campaign = access.campaign_for(request, slug, Permission.SEE_DISCUSSION)
    department = next((unit for unit in selectors.departments_of(campaign) if unit.pk == pk), None)
    if department is None:
        raise Http404
    _entitled(request, department)
    return campaign, department


def _entitled(request: HttpRequest, department: Unit) -> None:
    if not (verdict := rules.may_record_for(part_of(request), department)):
        raise PermissionDenied(verdict.reason)
