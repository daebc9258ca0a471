"""People in the room sign in with their own phone: they pick their name, and the host looks up.

No account and no session: the page writes one cookie, a number drawn for this desk alone, sent to this page alone and
gone after the meeting. It tells the host that two names came from one phone, and says nothing of whose phone it is.
"""

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from phases.core.verdict import RefusedError
from phases.meetings import links, rules, selectors, services
from phases.meetings.models import SignInDesk
from phases.organisation.models import Person
from phases.portal.limits import LIMITS

MARK = re.compile(r"[0-9a-f]{32}")
A_MEETING = 4 * 60 * 60  # seconds
# Up to so many names stand there at once; of more only those that are searched for.
NAMES_SHOWN = 60


@csrf_exempt  # the ticket of the desk does its work, without a cookie that would outlive the meeting
@never_cache
def sign_in(request: HttpRequest, code: str) -> HttpResponse:
    asked = request.method == "POST"
    desk = links.desk_of(code, lives=links.TICKET_LIVES if asked else links.CODE_LIVES)
    mark = links.mark_in(desk, request.POST.get("ticket", "")) if desk and asked else ""
    if desk is None or (asked and not mark):
        return render(request, "portal/sign_in_closed.html", status=403 if asked else 404)
    if not (verdict := rules.may_sign_in(desk.meeting, timezone.localtime().time())):
        return render(request, "portal/sign_in_closed.html", {"reason": verdict.reason}, status=403)
    return _name_taken(request, desk, mark) if "person" in request.POST else _names(request, desk, mark)


def _names(request: HttpRequest, desk: SignInDesk, mark: str, refused: str = "", status: int = 200) -> HttpResponse:
    """The names to pick from; with a cookie only where none is yet."""
    cookie = f"desk{desk.pk}"
    known = request.COOKIES.get(cookie, "")
    mark = mark or (known if MARK.fullmatch(known) else secrets.token_hex(16))
    word = request.POST.get("q", "")
    found = selectors.people_at(desk, word)
    context = {
        "meeting": desk.meeting,
        "ticket": links.ticket_of(desk, mark),
        "names": found if word or len(found) <= NAMES_SHOWN else [],
        "word": word,
        "refused": refused,
    }
    answer = render(request, "portal/sign_in.html", context, status=status)
    if known != mark:
        path = reverse("portal:sign-in", args=["x"]).removesuffix("x/")
        answer.set_cookie(cookie, mark, A_MEETING, path=path, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return answer


def _name_taken(request: HttpRequest, desk: SignInDesk, mark: str) -> HttpResponse:
    if not LIMITS.may_take_name(desk.pk):
        busy = _("Too many names at once. Nothing was noted; wait a minute and tap your name again.")
        return _names(request, desk, mark, busy, 429)
    number = request.POST["person"]
    known = dict(selectors.people_at(desk))
    person = Person.objects.filter(pk=int(number)).first() if number.isdecimal() and int(number) in known else None
    if person is None:
        return _names(request, desk, mark, _("This name is not on the list. Nothing was noted; tell the host."), 403)
    try:
        services.claim(desk=desk, person=person, mark=mark)
    except RefusedError as refused:
        return _names(request, desk, mark, str(refused), 403)
    return render(request, "portal/signed_in.html", {"meeting": desk.meeting, "name": known[person.pk]})
