"""Fetch and check for the office's pages of an urn."""

from typing import cast

from django.http import Http404, HttpRequest

from phases.appraisal.models import Appraisal
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.selectors import urn as selectors
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn

# The head sees how far it is and counts a second time; the office does the rest.
READERS = (Permission.EDIT_APPRAISALS, Permission.LOCK_TALLY)


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def may_edit(request: HttpRequest) -> bool:
    return cast("SignedIn", request).part.may(Permission.EDIT_APPRAISALS)


def appraisal_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Appraisal:
    campaign = access.campaign_for(request, slug, *(permissions or READERS))
    found = Appraisal.objects.filter(campaign=campaign, pk=pk).select_related("urn").first()
    if found is None:
        raise Http404
    found.campaign = campaign
    return found


def urn_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> SecretUrn:
    """The urn of an appraisal; 404 before it is prepared."""
    appraisal = appraisal_for(request, slug, pk, *permissions)
    urn = selectors.urns().filter(appraisal=appraisal).first()
    if urn is None:
        raise Http404
    return urn
