import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from phases.organisation import access
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def request_of(user: object) -> HttpRequest:
    request = HttpRequest()
    request.user = user  # type: ignore[assignment] # any kind of visitor
    return request


def test_administrator_is_handed_out() -> None:
    user = organisation.administrator()
    assert access.administrator(request_of(user)) == user


def test_others_are_refused_with_the_reason() -> None:
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        access.administrator(request_of(organisation.user()))


def test_nobody_is_refused_everywhere() -> None:
    for ask in (access.administrator, access.signed_in):
        with pytest.raises(PermissionDenied):
            ask(request_of(AnonymousUser()))
