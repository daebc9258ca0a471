"""Fetch and check for the pages without an account."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from phases.box import selectors
from phases.box.models import OpinionBox
from phases.timeline.models import Campaign

View = Callable[..., HttpResponse]


class PortalError(Exception):
    """Something failed on a page of the box; deliberately without what, or on whose words."""


def quietly(view: View) -> View:
    """A page of the box: in the language of the address, POSTs from our own pages alone, failures without words."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            return HttpResponse(status=403)
        try:
            with translation.override(language_of(request)):
                return view(request, *args, **kwargs)
        except Http404:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, its text and its locals may hold what was written
            kind = type(error).__name__
        raise PortalError(kind)

    return csrf_exempt(answer)


def comes_from_here(request: HttpRequest) -> bool:
    """In place of a token, which would be a cookie: browsers say from where a form comes."""
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        parts = urlsplit(origin)
        return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
    return request.headers.get("Sec-Fetch-Site", "") == "same-origin"


def language_of(request: HttpRequest) -> str:
    """?language=zh-hant, else what the browser asks for; nothing is kept."""
    chosen = request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else translation.get_language_from_request(request)


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; behind our proxy its own word for it."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def box_of(slug: str) -> OpinionBox:
    """The box of a campaign; nobody learns here which campaigns there are without one."""
    campaign = Campaign.objects.filter(slug=slug).first()
    box = selectors.box_of(campaign) if campaign else None
    if box is None:
        raise Http404
    return box
