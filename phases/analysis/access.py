"""Fetch and check what belongs to the problem list; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.analysis import rules, selectors
from phases.analysis.models import Problem
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.selectors import Part


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def problem_for(request: HttpRequest, slug: str, pk: int, *, to_write: bool = False) -> Problem:
    campaign = access.campaign_for(request, slug, Permission.SEE_PROBLEMS)
    problem = selectors.problems_of(campaign).filter(pk=pk).first()
    if problem is None:
        raise Http404
    problem.campaign = campaign
    if to_write and not (verdict := rules.may_edit(part_of(request), problem)):
        raise PermissionDenied(verdict.reason)
    return problem
