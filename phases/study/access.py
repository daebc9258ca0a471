"""Fetch and check what belongs to study; the campaign's own door stands in `timeline.access`."""

from collections.abc import Iterable
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.core.verdict import Verdict
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Permission
from phases.study import rules
from phases.study.models import ExcellenceActivity, PlannedStudy, Reflection, StudyCredit, StudySession
from phases.study.selectors import departments, plan, reflections, sessions
from phases.timeline import access
from phases.timeline import selectors as timeline
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part

RECORDERS = (Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)
# Reflections: staff and leaders see the list, a member hands in the own.
READERS = (Permission.SEE_STUDY, Permission.SUBMIT_OWN)
WRITERS = (*RECORDERS, Permission.SUBMIT_OWN)


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


def may_write_session(request: HttpRequest, session: StudySession) -> Verdict:
    return rules.may_write_session(part_of(request), user_of(request), session)


def may_all(request: HttpRequest) -> bool:
    """Whether the user records for the whole unit, not for one department alone."""
    return part_of(request).may(Permission.RECORD_STUDY)


def departments_for(request: HttpRequest, campaign: Campaign) -> list[Unit]:
    """The departments for which the user may write."""
    return departments.writable(campaign.unit, part_of(request), everywhere=may_all(request))


def writable_rows(request: HttpRequest, rows: Iterable[PlannedStudy]) -> list[PlannedStudy]:
    """Those of the plan's rows that the user may change: a liaison only what is of the own department."""
    return [row for row in rows if rules.may_write_for(part_of(request), row.department)]


def row_for(request: HttpRequest, slug: str, pk: int) -> PlannedStudy:
    """A row of the plan that the user may write."""
    campaign = access.campaign_for(request, slug, *RECORDERS)
    row = plan.rows_of(campaign).filter(pk=pk).first()
    if row is None:
        raise Http404
    row.campaign = campaign
    _refuse_unless(rules.may_write_for(part_of(request), row.department))
    return row


def reflection_for(request: HttpRequest, slug: str, pk: int, *, to_write: bool = False) -> Reflection:
    """A reflection whose words the user may read; to write it, it must be the own or the own department's."""
    campaign = access.campaign_for(request, slug, *READERS)
    reflection = reflections.reflections_of(campaign).filter(pk=pk).first()
    if reflection is None:
        raise Http404
    reflection.campaign = campaign
    part, own = part_of(request), user_of(request).person
    _refuse_unless(rules.may_read_text(part, own, reflection))
    if to_write:
        _refuse_unless(rules.may_hand_in(part, own, reflection.department, reflection.person))
    return reflection


def activity_for(request: HttpRequest, slug: str, pk: int) -> ExcellenceActivity:
    campaign = access.campaign_for(request, slug, *RECORDERS)
    found = ExcellenceActivity.objects.filter(campaign=campaign, pk=pk).select_related("department", "phase")
    activity = found.first()
    if activity is None:
        raise Http404
    activity.campaign = campaign
    _refuse_unless(rules.may_write_for(part_of(request), activity.department))
    return activity


def phase_in(campaign: Campaign) -> Phase:
    """The phase in which work goes on; a campaign without phases has nothing to study."""
    phase = timeline.current_phase(campaign)
    if phase is None:
        raise Http404
    phase.campaign = campaign
    return phase


def session_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> StudySession:
    """A session of a campaign the user may use; to write it, they must be entitled to all its people."""
    campaign = access.campaign_for(request, slug, *permissions)
    found = sessions.sessions_of(campaign).select_related("meeting__campaign", "meeting__recorded_by", "planned")
    session = found.filter(pk=pk).first()
    if session is None:
        raise Http404
    session.meeting.campaign = campaign
    if set(permissions) & set(RECORDERS):
        _refuse_unless(may_write_session(request, session))
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
    _refuse_unless(rules.may_record_for(part_of(request), people))


def _refuse_unless(verdict: Verdict) -> None:
    if not verdict:
        raise PermissionDenied(verdict.reason)
