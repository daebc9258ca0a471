"""Fetch and check what belongs to study; the campaign's own door stands in `timeline.access`."""

from collections.abc import Iterable
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.organisation.models import Person, User
from phases.organisation.roles import Permission
from phases.study import rules
from phases.study.models import StudyCredit, StudySession
from phases.study.selectors import sessions
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

RECORDERS = (Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def may_record(request: HttpRequest) -> bool:
    return part_of(request).may(*RECORDERS)


def may_record_for(request: HttpRequest, people: Iterable[Person]) -> bool:
    """Whether the deeds on somebody's, or on a session's, records are shown: those that would not be refused."""
    return bool(rules.may_record_for(part_of(request), people))


def session_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> StudySession:
    """A session of a campaign the user may use; to write it, they must be entitled to all its people."""
    campaign = access.campaign_for(request, slug, *permissions)
    found = sessions.sessions_of(campaign).select_related("meeting__campaign", "meeting__recorded_by")
    session = found.filter(pk=pk).first()
    if session is None:
        raise Http404
    session.meeting.campaign = campaign
    if set(permissions) & set(RECORDERS):
        lines = session.meeting.attendance.select_related("person__unit")
        _entitled(request, [line.person for line in lines])
    return session


def person_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> tuple[Campaign, Person]:
    """Somebody of the campaign's unit whose ledger the user may read, or write when `permissions` say so."""
    campaign = access.campaign_for(request, slug, *permissions)
    people = Person.objects.filter(unit__path__startswith=campaign.unit.path).select_related("unit")
    person = people.filter(pk=pk).first()
    if person is None:
        raise Http404
    if set(permissions) & set(RECORDERS):
        _entitled(request, [person])
    elif not (verdict := rules.may_see_ledger(part_of(request), person, user_of(request).person)):
        raise PermissionDenied(verdict.reason)
    return campaign, person


def credit_for(request: HttpRequest, slug: str, pk: int) -> StudyCredit:
    campaign = access.campaign_for(request, slug, *RECORDERS)
    found = StudyCredit.objects.filter(campaign=campaign, pk=pk)
    credit = found.select_related("person__unit", "session__meeting", "campaign").first()
    if credit is None:
        raise Http404
    _entitled(request, [credit.person])
    return credit


def _entitled(request: HttpRequest, people: list[Person]) -> None:
    if not (verdict := rules.may_record_for(part_of(request), people)):
        raise PermissionDenied(verdict.reason)
