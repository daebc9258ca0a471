"""Closing the minutes of a meeting, and what is set right afterwards."""

from django.db import transaction
from django.utils import timezone

from phases.core import audit, records
from phases.meetings import rules
from phases.meetings.models import Meeting, MinutesCorrection
from phases.meetings.services import gatherings
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def lock_minutes(*, meeting: Meeting, by: User) -> Meeting:
    """From now on nothing of the record changes; a trigger refuses it, whoever writes."""
    meeting = gatherings.locked(meeting)
    rules.may_lock(meeting, timeline.part_of(by, meeting.campaign)).enforce()
    meeting.locked_at, meeting.locked_by = timezone.now(), by
    meeting.version += 1
    meeting.save(update_fields=["locked_at", "locked_by", "version"])
    audit.append(
        chain=meeting.campaign.audit_chain,
        act="minutes.locked",
        by=by,
        on=meeting,
        after={"version": meeting.version},
    )
    return meeting


@transaction.atomic
def correct_minutes(*, meeting: Meeting, text: str, reason: str, by: User) -> MinutesCorrection:
    """What the locked minutes should say, with the reason; both stay and both are printed."""
    rules.may_correct_beside(meeting, timeline.part_of(by, meeting.campaign), reason).enforce()
    correction = MinutesCorrection(
        meeting=meeting, text=text.strip(), reason=reason.strip(), on=meeting.campaign.today, by=by
    )
    return records.add(correction, chain=meeting.campaign.audit_chain, by=by, act="minutes.corrected")
