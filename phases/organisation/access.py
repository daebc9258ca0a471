"""Fetch and check for the pages of the installation itself."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from phases.organisation import rules
from phases.organisation.models import User


def administrator(request: HttpRequest) -> User:
    """The administrator who asks, or a refusal with the reason. Views stand behind `login_required`."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    if not (verdict := rules.may_administer(user)):
        raise PermissionDenied(verdict.reason)
    return user


def signed_in(request: HttpRequest) -> User:
    """The user of a view that stands behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
