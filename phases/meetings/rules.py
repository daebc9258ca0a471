"""What the state of a meeting allows, what must be true of one, and who signs in at it, when."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import RefusedError, Verdict
from phases.meetings.facts import MeetingFacts
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part
from phases.timeline.states import PhaseState

EARLIEST = date(1949, 10, 1)  # nobody's campaign is older: an earlier day is a slip of the hand
YEAR = timedelta(days=366)
GRACE = 30  # minutes before the beginning and after the end, where the campaign's template says nothing else


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


def is_open(meeting: Meeting) -> Verdict:
    """Locked minutes stay as they were closed (a trigger refuses it too)."""
    if meeting.locked_at:
        return Verdict.no(
            _("The minutes are locked and stay as they are. A correction stands beside them. Nothing was changed.")
        )
    return Verdict.yes()


def may_lock(meeting: Meeting, part: Part) -> Verdict:
    """Closing the minutes: once the meeting was held; there is no way back, only corrections beside them."""
    if not part.may(Permission.RECORD_MEETING):
        return Verdict.no(_("Whoever records meetings locks their minutes: the office. Nothing was changed."))
    if meeting.state != Meeting.State.HELD:
        return Verdict.no(_("Only the minutes of a meeting that was held are locked. Record it as held first."))
    return is_open(meeting)


def may_correct_beside(meeting: Meeting, part: Part, reason: str = "") -> Verdict:
    if not part.may(Permission.RECORD_MEETING):
        return Verdict.no(_("Whoever records meetings corrects their minutes: the office. Nothing was changed."))
    if not meeting.locked_at:
        return Verdict.no(_("The minutes are still open: correct the record itself. Nothing was changed."))
    if not reason.strip():
        return Verdict.no(_("Not saved: say why the minutes are corrected. The reason is printed with the correction."))
    return Verdict.yes()


def may_correct(meeting: Meeting, reason: str = "") -> Verdict:
    if not (verdict := is_open(meeting)):
        return verdict
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled. Restore it first, then correct it."))
    if needs_reason(meeting) and not reason.strip():
        return Verdict.no(_("Say why this is corrected: the record is older than today or its phase has ended."))
    return Verdict.yes()


def may_cancel(meeting: Meeting, reason: str = "") -> Verdict:
    if not (verdict := is_open(meeting)):
        return verdict
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled already."))
    if not reason.strip():
        return Verdict.no(_("Say why the meeting is cancelled: the reason stays with the record."))
    return Verdict.yes()


def may_restore(meeting: Meeting) -> Verdict:
    if meeting.state != Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting stands; there is nothing to restore."))
    return Verdict.yes()


def may_host(part: Part, meeting: Meeting, people: Sequence[Person]) -> Verdict:
    """Whoever may record it receives people at its desk: the office, or a department's liaison for its own study."""
    study = meeting.kind == Meeting.Kind.STUDY
    if part.may(Permission.RECORD_STUDY if study else Permission.RECORD_MEETING):
        return Verdict.yes()
    if not (study and part.may(Permission.RECORD_OWN_DEPARTMENT)):
        return Verdict.no(_("Your part in this campaign does not record this meeting. Nothing was changed."))
    if not people or not all(_is_of(part, person) for person in people):
        return Verdict.no(
            _("You receive people of your own department only; others are expected here. The office can do it.")
        )
    return Verdict.yes()


def _is_of(part: Part, person: Person) -> bool:
    return any(person.unit.path.startswith(department.path) for department in part.departments)


def may_sign_in(meeting: Meeting, at: time) -> Verdict:
    """Only on the day itself and around the meeting's own time: never for one that is still to come."""
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled, so nobody signs in."))
    if meeting.kind == Meeting.Kind.MAKE_UP:
        return Verdict.no(_("A make-up is recorded on its own page, with the hours of each."))
    if meeting.held_on > meeting.campaign.today:
        return Verdict.no(_("This meeting is still to come. People sign in when they are in the room."))
    if meeting.held_on < meeting.campaign.today:
        return Verdict.no(_("The day of this meeting is over. Type back the signed sheet instead."))
    return _is_about_now(meeting, at)


def _is_about_now(meeting: Meeting, at: time) -> Verdict:
    before, after = grace_of(meeting.campaign)
    if meeting.starts_at and _minutes(at) < _minutes(meeting.starts_at) - before:
        early = _("Too early: people sign in from %(number)s minutes before the beginning.")
        return Verdict.no(early % {"number": before})
    if meeting.ends_at and _minutes(at) > _minutes(meeting.ends_at) + after:
        late = _("Too late: people sign in until %(number)s minutes after the end. The signed sheet can be typed back.")
        return Verdict.no(late % {"number": after})
    return Verdict.yes()


def may_review(part: Part) -> Verdict:
    if part.may(Permission.RECORD_MEETING):
        return Verdict.yes()
    return Verdict.no(_("The review of a phase is recorded by the leading-group office. Nothing was saved."))


def is_a_day_of(day: date, campaign: Campaign) -> Verdict:
    """A day on which something can have happened already."""
    if day > campaign.today:
        return Verdict.no(_("This day has not come yet. Record it when it was done."))
    return is_believable(day, campaign)


def grace_of(campaign: Campaign) -> tuple[int, int]:
    """Minutes before and after, as the campaign's template has them."""
    numbers = campaign.rules
    return int(numbers.get("sign_in_minutes_before", GRACE)), int(numbers.get("sign_in_minutes_after", GRACE))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
