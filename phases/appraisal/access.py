"""Fetch and check what belongs to appraisals; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.appraisal import selectors
from phases.appraisal.models import Appraisal
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.selectors import Part

COUNTERS = (Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def appraisal_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Appraisal:
    """One appraisal with its form and counts; without `permissions` for everybody who reads of appraisals."""
    campaign = access.campaign_for(request, slug, *(permissions or (Permission.SEE_APPRAISALS,)))
    appraisal = selectors.with_form(selectors.appraisals_of(campaign)).filter(pk=pk).first()
    if appraisal is None:
        raise Http404
    appraisal.campaign = campaign
    return appraisal


def enforce(verdict: Verdict) -> None:
    """The rule's reason on the page that refuses."""
    if not verdict:
        raise PermissionDenied(verdict.reason)
