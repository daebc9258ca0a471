"""What the state of a meeting allows, and what must be true of one."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import RefusedError, Verdict
from phases.meetings.facts import MeetingFacts
from phases.meetings.models import Meeting
from phases.timeline.models import Campaign
from phases.timeline.states import PhaseState

EARLIEST = date(1949, 10, 1)  # nobody's campaign is older: an earlier day is a slip of the hand
YEAR = timedelta(days=366)


class ChangedMeanwhileError(RefusedError):
    """Somebody else saved the record after this window was opened."""


def may_stand(facts: MeetingFacts, campaign: Campaign) -> Verdict:
    """Integrity of one meeting: its day, its times, and that everybody in it is of the unit's roster on that day."""
    if not (verdict := is_believable(facts.held_on, campaign)):
        return verdict
    if facts.state == Meeting.State.HELD and facts.held_on > campaign.today:
        return Verdict.no(_("This day has not come yet. Save the meeting as planned, and record it when it was held."))
    if facts.starts_at and facts.ends_at and facts.ends_at <= facts.starts_at:
        return Verdict.no(_("The meeting ends before it begins. Check both times."))
    strangers = [
        line.person.name
        for line in facts.attendance
        if not line.person.unit.path.startswith(campaign.unit.path)
        or (line.person.left_on and line.person.left_on < facts.held_on)
    ]
    if strangers:
        return Verdict.no(
            _("Not on the roster on that day: %(names)s. Add them to the roster, or leave them out here.")
            % {"names": "、".join(strangers)}
        )
    if len({line.person.pk for line in facts.attendance}) < len(facts.attendance):
        return Verdict.no(_("Somebody stands in the attendance twice. Leave one line."))
    return Verdict.yes()


def is_believable(day: date, campaign: Campaign) -> Verdict:
    if day < EARLIEST:
        return Verdict.no(_("This day lies before 1 October 1949. Check the year; nothing was saved."))
    if day > campaign.today + YEAR:
        return Verdict.no(_("This day is more than a year away. Check the year; nothing was saved."))
    return Verdict.yes()


def needs_reason(meeting: Meeting) -> bool:
    """On the day itself a slip is mended without words; later, or after the phase, the trail asks why."""
    if meeting.state == Meeting.State.PLANNED:
        return False
    old = timezone.localdate(meeting.recorded_at) < timezone.localdate()
    return old or meeting.phase.state == PhaseState.CLOSED


def may_correct(meeting: Meeting, reason: str = "") -> Verdict:
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled. Restore it first, then correct it."))
    if needs_reason(meeting) and not reason.strip():
        return Verdict.no(_("Say why this is corrected: the record is older than today or its phase has ended."))
    return Verdict.yes()


def may_cancel(meeting: Meeting, reason: str = "") -> Verdict:
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled already."))
    if not reason.strip():
        return Verdict.no(_("Say why the meeting is cancelled: the reason stays with the record."))
    return Verdict.yes()


def may_restore(meeting: Meeting) -> Verdict:
    if meeting.state != Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting stands; there is nothing to restore."))
    return Verdict.yes()
