"""Two answers for machines: that the process is alive, and that it may be sent users.

A middleware and no view, so that neither a log-in, a session nor a Host header of the outside stands in between.
"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def health(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return _plain("alive")
        if request.path == "/readyz":
            return _ready()
        return get_response(request)

    return answer


def _ready() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except DatabaseError:
        return _plain("The database does not answer or is not migrated. Look at DATABASE_URL.", status=503)
    return _plain("ready")


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
