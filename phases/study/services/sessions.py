"""Study sessions: one act writes the meeting, the session, the attendance and the credits of those present."""

from datetime import datetime
from typing import Any

from django.db import transaction

from phases.core import audit
from phases.meetings import rules as meeting_rules
from phases.meetings import services as meetings
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.study import rules
from phases.study.facts import SessionFacts
from phases.study.models import StudyCredit, StudySession
from phases.study.services.settling import settle
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


@transaction.atomic
def record_session(*, campaign: Campaign, facts: SessionFacts, by: User) -> StudySession:
    """Record a session that was held, or put a planned one on the calendar (which credits nobody yet)."""
    _lock(campaign)
    _check(campaign, facts, by)
    meeting = meetings.write(campaign=campaign, facts=facts.meeting, by=by)
    session = StudySession.objects.create(meeting=meeting, **_plain(facts))
    session.materials.set(facts.materials)
    settle(campaign=campaign, days=[meeting.held_on], by=by)
    planned = meeting.state == Meeting.State.PLANNED
    audit.append(
        chain=campaign.audit_chain,
        act="session.planned" if planned else "session.recorded",
        by=by,
        on=meeting,
        after=describe(session),
    )
    return session


@transaction.atomic
def correct_session(
    *, session: StudySession, facts: SessionFacts, version: int, by: User, reason: str = ""
) -> StudySession:
    """Set the record right, or record a planned session as held; the credits follow."""
    campaign = session.meeting.campaign
    _lock(campaign)
    _check(campaign, facts, by)
    before, held_on = describe(session), session.meeting.held_on
    held = session.meeting.state == Meeting.State.HELD
    session.meeting = meetings.rewrite(meeting=session.meeting, facts=facts.meeting, version=version, reason=reason)
    for name, value in _plain(facts).items():
        setattr(session, name, value)
    session.save()
    session.materials.set(facts.materials)
    settle(campaign=campaign, days=[held_on, session.meeting.held_on], by=by)
    audit.append(
        chain=campaign.audit_chain,
        act="session.corrected" if held else "session.recorded",
        by=by,
        on=session.meeting,
        reason=reason,
        before=before,
        after=describe(session),
    )
    return session


@transaction.atomic
def cancel_session(*, session: StudySession, reason: str, by: User) -> StudySession:
    """Take a session out of every count; the credits that hang on it, make-ups too, are cancelled with it."""
    campaign = session.meeting.campaign
    _lock(campaign)
    _may_write(campaign, session, by)
    session.meeting = meetings.cancel_meeting(meeting=session.meeting, reason=reason, by=by, act="session.cancelled")
    settle(campaign=campaign, days=[session.meeting.held_on], by=by, at=session.meeting.cancelled_at)
    return session


@transaction.atomic
def restore_session(*, session: StudySession, by: User) -> StudySession:
    """Undo of `cancel_session`: attendance credits again, and the make-ups that were cancelled with it come back."""
    campaign = session.meeting.campaign
    _lock(campaign)
    _may_write(campaign, session, by)
    cancelled_at = session.meeting.cancelled_at
    session.meeting = meetings.restore_meeting(meeting=session.meeting, by=by, act="session.restored")
    if cancelled_at and session.meeting.state == Meeting.State.HELD:
        _bring_back_make_ups(session, cancelled_at)
    settle(campaign=campaign, days=[session.meeting.held_on], by=by)
    return session


def describe(session: StudySession) -> dict[str, Any]:
    """A session as the trail keeps it, on top of its meeting."""
    studied = {name: getattr(session, name) for name in SessionFacts.PLAIN if getattr(session, name)}
    studied["materials"] = "、".join(str(material) for material in session.materials.all())
    return meetings.describe(session.meeting) | studied


def _bring_back_make_ups(session: StudySession, cancelled_at: datetime) -> None:
    """Only those that fell with the session: they carry its very moment."""
    gone = StudyCredit.objects.filter(session=session, mode=StudyCredit.Mode.MAKE_UP, cancelled_at=cancelled_at)
    gone.update(cancelled_at=None, cancelled_by=None, cancelled_reason="")


def _lock(campaign: Campaign) -> None:
    """One writer of a campaign's ledger at a time: two sessions saved at once must see each other."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)


def _check(campaign: Campaign, facts: SessionFacts, by: User) -> None:
    people = [line.person for line in facts.meeting.attendance]
    rules.may_record_for(timeline.part_of(by, campaign), people).enforce()
    rules.may_last(facts.half_hours).enforce()
    meeting_rules.may_stand(facts.meeting, campaign).enforce()


def _may_write(campaign: Campaign, session: StudySession, by: User) -> None:
    rules.may_write_session(timeline.part_of(by, campaign), by, session).enforce()


def _plain(facts: SessionFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in SessionFacts.PLAIN}
