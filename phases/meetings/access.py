"""Fetch and check what belongs to meetings; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.meetings import rules, selectors
from phases.meetings.models import Meeting, SignInDesk, StageReview
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

HOSTS = (Permission.RECORD_MEETING, Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def meeting_for(request: HttpRequest, slug: str, pk: int, permission: Permission) -> tuple[Campaign, Meeting]:
    """A meeting of the campaign that is no study session: those have pages of their own."""
    campaign = access.campaign_for(request, slug, permission)
    found = selectors.meetings_of(campaign).select_related("campaign", "recorded_by", "directive")
    meeting = found.filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return campaign, meeting


def meeting_to_correct(request: HttpRequest, slug: str, pk: int) -> tuple[Campaign, Meeting]:
    """Locked minutes open no form that could not be saved; what was typed before the lock stays on its page."""
    campaign, meeting = meeting_for(request, slug, pk, Permission.RECORD_MEETING)
    if request.method == "GET" and not (verdict := rules.is_open(meeting)):
        raise PermissionDenied(verdict.reason)
    return campaign, meeting


def hosted_for(request: HttpRequest, slug: str, pk: int) -> Meeting:
    """A meeting or study session at whose desk the user may receive people."""
    campaign = access.campaign_for(request, slug, *HOSTS)
    meeting = Meeting.objects.filter(campaign=campaign, pk=pk).select_related("phase", "campaign__unit").first()
    if meeting is None:
        raise Http404
    if not (verdict := rules.may_host(part_of(request), meeting, selectors.expected_of(meeting))):
        raise PermissionDenied(verdict.reason)
    return meeting


def desk_for(request: HttpRequest, slug: str, pk: int) -> SignInDesk:
    """The open desk of such a meeting."""
    meeting = hosted_for(request, slug, pk)
    desk = selectors.open_desk_of(meeting)
    if desk is None:
        raise Http404
    desk.meeting = meeting
    return desk


def review_for(request: HttpRequest, slug: str, pk: int) -> StageReview:
    campaign = access.campaign_for(request, slug, Permission.RECORD_MEETING)
    review = selectors.reviews_of(campaign).filter(pk=pk).first()
    if review is None:
        raise Http404
    review.phase.campaign = campaign
    return review
