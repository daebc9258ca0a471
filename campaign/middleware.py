"""Two small middlewares: the Content-Security-Policy, and the language that the user chose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]

# In the dict form of Django 6's SECURE_CSP, so that moving there is one line.
POLICY: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'none'"],
}
HEADER = "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())


def content_security_policy(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", HEADER)
        return response

    return answer


def language_of_the_user(get_response: Answer) -> Answer:
    """The user's own choice, else the session's (set on the login page), else the browser's."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "") or request.session.get("language", "")
        with translation.override(chosen or translation.get_language_from_request(request)):
            request.LANGUAGE_CODE = translation.get_language() or "zh-hans"
            response = get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response

    return answer


def password_changed_first(get_response: Answer) -> Answer:
    """Whoever came in with a one-time password chooses an own one before anything else."""

    def answer(request: HttpRequest) -> HttpResponse:
        open_names = {"organisation:password", "organisation:logout", "organisation:preferences"}
        if getattr(request.user, "must_change_password", False):
            asked = resolve(request.path_info).view_name if is_known(request.path_info) else ""
            if asked not in open_names:
                return redirect("organisation:password")
        return get_response(request)

    return answer


def is_known(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
