"""Who may record study, and what must be true of a credit."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission
from phases.study.models import StudyCredit, StudySession
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

LONGEST = 48  # half hours of one session: a whole day


def may_record_for(part: Part, people: Iterable[Person]) -> Verdict:
    """The office records for everybody; a liaison or branch secretary for the own department (domain.md 6.2)."""
    if part.may(Permission.RECORD_STUDY):
        return Verdict.yes()
    if not part.may(Permission.RECORD_OWN_DEPARTMENT):
        return Verdict.no(_("Your part in this campaign does not record study. Nothing was saved."))
    others = [
        person.name
        for person in people
        if not any(person.unit.path.startswith(department.path) for department in part.departments)
    ]
    if others:
        return Verdict.no(
            _("You record study for your own department; %(names)s belong elsewhere. Leave them out or ask the office.")
            % {"names": "、".join(others[:5])}
        )
    return Verdict.yes()


def may_see_ledger(part: Part, person: Person, own: Person | None) -> Verdict:
    """Staff and leaders read every ledger; a member reads the own."""
    if part.may(Permission.SEE_STUDY):
        return Verdict.yes()
    if part.may(Permission.SEE_OWN_HOURS) and own is not None and own.pk == person.pk:
        return Verdict.yes()
    return Verdict.no(_("Everybody sees their own hours; those of others are for the office and the leaders."))


def may_last(half_hours: int) -> Verdict:
    if 0 < half_hours <= LONGEST:
        return Verdict.yes()
    return Verdict.no(_("A session gives between half an hour and 24 hours of credit. Check the hours."))


def may_make_up(session: StudySession, half_hours: int, on: date) -> Verdict:
    """Whether a make-up of this size and day can stand for the session."""
    if half_hours <= 0:
        return Verdict.no(_("Say how many hours were made up."))
    if half_hours > session.half_hours:
        return Verdict.no(
            _("The session had %(hours)s hours; a make-up cannot give more.") % {"hours": f"{session.hours:g}"}
        )
    if on < session.meeting.held_on:
        return Verdict.no(_("A make-up comes after the session that was missed. Check the day."))
    return has_come(on, session.meeting.campaign)


def has_come(on: date, campaign: Campaign) -> Verdict:
    if on > campaign.today:
        return Verdict.no(_("This day has not come yet. Record it when it was done."))
    return Verdict.yes()


def may_credit(unit: Unit, person: Person, mode: str, half_hours: int, what: str) -> Verdict:
    """Whether a line without a session can stand in the ledger."""
    if not person.unit.path.startswith(unit.path):
        return Verdict.no(_("Nobody is credited who is not on the unit's roster."))
    if half_hours <= 0 and mode != StudyCredit.Mode.ALTERNATIVE:
        return Verdict.no(_("Say how many hours are credited."))
    if mode == StudyCredit.Mode.ALTERNATIVE and not person.arrangement:
        return Verdict.no(
            _("%(name)s has no special arrangement on the roster. Note it there first, or credit a make-up.")
            % {"name": person.name}
        )
    if mode == StudyCredit.Mode.MANUAL and not what.strip():
        return Verdict.no(_("Hours entered by hand need their reason: it stands in the ledger."))
    return Verdict.yes()


def fits_the_day(half_hours: int, entered: int) -> Verdict:
    """Whether the hours that were entered without a session for one person and day fit into it."""
    if half_hours + entered <= LONGEST:
        return Verdict.yes()
    return Verdict.no(
        _("A day has 24 hours; with these it would hold %(hours)s for one person. Check the hours. Nothing was saved.")
        % {"hours": f"{(half_hours + entered) / 2:g}"}
    )


def may_cancel(credit: StudyCredit, reason: str) -> Verdict:
    if credit.cancelled_at is not None:
        return Verdict.no(_("This credit was cancelled already."))
    if credit.mode == StudyCredit.Mode.ATTENDED:
        return Verdict.no(_("These hours follow the attendance. Correct the session, and they are corrected with it."))
    if not reason.strip():
        return Verdict.no(_("Say why the credit is cancelled: the reason stays in the ledger."))
    return Verdict.yes()
