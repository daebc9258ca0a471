"""The sign-in desk: the host's page, the picture on the wall, and what the host decides."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from phases.core import qr
from phases.core.verdict import RefusedError
from phases.meetings import access, links, rules, selectors, services
from phases.meetings.models import Meeting, SignInDesk
from phases.organisation.access import signed_in
from phases.organisation.models import Person

# The names under which a machine finds only itself.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@login_required
def desk(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Open the desk here; once it stands, see who says to be here and confirm whom one sees."""
    meeting = access.hosted_for(request, slug, pk)
    verdict = rules.may_sign_in(meeting, timezone.localtime().time())
    standing = selectors.open_desk_of(meeting)
    before, after = rules.grace_of(meeting.campaign)
    context: dict[str, Any] = {"campaign": meeting.campaign, "meeting": meeting, "desk": standing, "verdict": verdict}
    context |= {"before": before, "after": after, "is_study": meeting.kind == Meeting.Kind.STUDY}
    if standing:
        standing.meeting = meeting
        context |= _room(standing) | {"only_here": request.get_host().rpartition(":")[0] in LOOPBACK}
    return render(request, "meetings/desk.html", context)


@login_required
@never_cache
def desk_room(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who is here by now, for htmx; what the host has ticked stays ticked."""
    if (gone := _closed_meanwhile(request, slug, pk)) is not None:
        return gone
    standing = access.desk_for(request, slug, pk)
    return render(request, "meetings/_room.html", {"campaign": standing.meeting.campaign, **_room(standing)})


@login_required
@never_cache
def desk_screen(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For the wall: the picture and what it asks for, no list of people."""
    if (gone := _closed_meanwhile(request, slug, pk)) is not None:
        return gone
    standing = access.desk_for(request, slug, pk)
    address = request.build_absolute_uri(reverse("portal:sign-in", args=[links.code_of(standing)]))
    context = {"campaign": standing.meeting.campaign, "qr": qr.drawn(address)}
    return render(request, "meetings/desk_screen.html", context | _room(standing))


@login_required
@require_POST
def desk_open(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    meeting = access.hosted_for(request, slug, pk)
    return _done(request, meeting, lambda: services.open_desk(meeting=meeting, by=signed_in(request)))


@login_required
@require_POST
def desk_close(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    standing = access.desk_for(request, slug, pk)
    return _done(request, standing.meeting, lambda: services.close_desk(desk=standing, by=signed_in(request)))


@login_required
@require_POST
def desk_confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All who are ticked, at once."""
    standing = access.desk_for(request, slug, pk)
    people = _people(standing, request.POST.getlist("seen"))
    return _done(
        request,
        standing.meeting,
        lambda: services.confirm(desk=standing, people=people, by=signed_in(request)),
    )


@login_required
@require_POST
def desk_refuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    standing = access.desk_for(request, slug, pk)
    people = _people(standing, [request.POST.get("person", "")])

    def refuse() -> None:
        for person in people:
            services.refuse(desk=standing, person=person, by=signed_in(request))

    return _done(request, standing.meeting, refuse)


@login_required
@require_POST
def desk_record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Of a meeting; a study session is recorded by its own page, which credits the hours."""
    standing = access.desk_for(request, slug, pk)
    if standing.meeting.kind == Meeting.Kind.STUDY:
        return redirect("meetings:desk", slug, pk)
    try:
        services.record_desk(desk=standing, by=signed_in(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("meetings:desk", slug, pk)
    messages.success(request, _("Recorded: whoever was seen at the desk is present. Reasons for absence can be added."))
    return redirect("meetings:meeting", slug, pk)


def _closed_meanwhile(request: HttpRequest, slug: str, pk: int) -> HttpResponse | None:
    """A window that renews itself after another one closed the desk goes to where it can be opened again."""
    meeting = access.hosted_for(request, slug, pk)
    if request.headers.get("HX-Request") and selectors.open_desk_of(meeting) is None:
        return HttpResponseClientRedirect(reverse("meetings:desk", args=[slug, pk]))
    return None


def _room(standing: SignInDesk) -> dict[str, Any]:
    arrivals = selectors.room_of(standing, selectors.expected_of(standing.meeting))
    present = [one for one in arrivals if one.state == "confirmed"]
    return {
        "meeting": standing.meeting,
        "waiting": [one for one in arrivals if one.state == "waiting"],
        "present": present,
        "missing": [one for one in arrivals if one.state in {"", "refused"}],
        "expected": len(arrivals),
        "absent": len(arrivals) - len(present),
    }


def _people(standing: SignInDesk, numbers: list[str]) -> list[Person]:
    """Of those expected, the ones whose numbers were sent."""
    return [person for person in selectors.expected_of(standing.meeting) if str(person.pk) in numbers]


def _done(request: HttpRequest, meeting: Meeting, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("meetings:desk", meeting.campaign.slug, meeting.pk)
