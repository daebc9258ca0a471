"""The opinion box and the sealed ballot keep no trace of who asked: no cookie, no log line, no cache, no referrer.

First of all middlewares, so that neither a session nor a log-in of the same browser is ever looked at.
"""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

PATHS = ("/box/", "/b/", "/v/")
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer some browsers send `Origin: null`, which we must refuse
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}


def is_quiet(path: str) -> bool:
    return f"{path.partition('?')[0]}/".startswith(PATHS)


def quiet_pages(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        if not is_quiet(request.path_info):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        for name, value in HEADERS.items():
            response.headers[name] = value
        for name in ("ETag", "Last-Modified", "Expires", "Vary"):
            response.headers.pop(name, None)
        return response

    return answer


class KeepQuiet(logging.Filter):
    """Drops what is logged about these pages; of a failure only the kind of the error is told, no path, no address."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not self._is_about_a_quiet_page(record):
            return True
        if record.levelno < logging.ERROR:
            return False
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "error"
        record.msg, record.args = "A page that keeps no trace failed: %s", (kind,)
        record.exc_info = record.exc_text = record.stack_info = None
        return True

    @staticmethod
    def _is_about_a_quiet_page(record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            return is_quiet(request.path_info)
        said = record.getMessage()
        return any(f" {path}" in f" {said}" or said.endswith(path.rstrip("/")) for path in PATHS)
