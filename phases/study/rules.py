"""Who may record study, and what must be true of a credit."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Permission
from phases.study.models import PlannedStudy, Reflection, StudyCredit, StudySession
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


def may_write_for(part: Part, department: Unit | None) -> Verdict:
    """Rows that belong to a department or to the whole unit: the office writes all, a liaison the own (6.2)."""
    if part.may(Permission.RECORD_STUDY):
        return Verdict.yes()
    if not part.may(Permission.RECORD_OWN_DEPARTMENT):
        return Verdict.no(_("Your part in this campaign does not record study. Nothing was saved."))
    if department is None or not any(department.path.startswith(own.path) for own in part.departments):
        return Verdict.no(_("You write for your own department only. Choose it, or ask the office. Nothing was saved."))
    return Verdict.yes()


def may_write_session(part: Part, by: User, session: StudySession) -> Verdict:
    """Who may write for all its people; of one that expects nobody yet, for the department of its row in the plan."""
    people = [line.person for line in session.meeting.attendance.select_related("person__unit")]
    if people or part.may(Permission.RECORD_STUDY):
        return may_record_for(part, people)
    if session.meeting.recorded_by_id == by.pk and part.may(Permission.RECORD_OWN_DEPARTMENT):
        return Verdict.yes()
    row = PlannedStudy.objects.filter(session=session).select_related("department").first()
    return may_write_for(part, row.department if row else None)


def may_draft(row: PlannedStudy) -> Verdict:
    """Whether a planned session can be made of a row: it needs a day that can be put on a calendar."""
    if row.session_id is not None:
        return Verdict.no(_("This row has its session already."))
    if row.when_on is None:
        return Verdict.no(_("Its date names no day yet: %(words)s.") % {"words": row.when_words or "—"})
    return Verdict.yes()


def may_link(row: PlannedStudy, session: StudySession) -> Verdict:
    if session.meeting.campaign_id != row.campaign_id:
        return Verdict.no(_("This session belongs to another campaign."))
    if PlannedStudy.objects.filter(session=session).exclude(pk=row.pk).exists():
        return Verdict.no(_("Another row of the plan has this session already. Loosen it there first."))
    return Verdict.yes()


def may_remove_row(row: PlannedStudy) -> Verdict:
    if row.session_id is not None:
        return Verdict.no(_("A session was made of this row, so it stays. Cancel the session first."))
    return Verdict.yes()


def may_hand_in(part: Part, own: Person | None, department: Unit, person: Person | None) -> Verdict:
    """Members hand in their own; office and liaisons enter what came on paper (domain.md 6.2)."""
    if part.may(Permission.SUBMIT_OWN) and own is not None and person is not None and own.pk == person.pk:
        return Verdict.yes()
    return may_write_for(part, department)


def may_read_text(part: Part, own: Person | None, reflection: Reflection) -> Verdict:
    """Head and office read all, a liaison those of the department, everybody the own; others see that it came."""
    if part.may(Permission.SEE_TRAIL, Permission.RECORD_STUDY):
        return Verdict.yes()
    if own is not None and reflection.person_id == own.pk:
        return Verdict.yes()
    path = reflection.department.path
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and any(path.startswith(one.path) for one in part.departments):
        return Verdict.yes()
    return Verdict.no(_("The words of a reflection are for its writer, the department's liaison and the office."))


def may_take_back(reflection: Reflection) -> Verdict:
    if reflection.taken_back_at is not None:
        return Verdict.no(_("This reflection was taken back already."))
    return Verdict.yes()


def may_tick(item: str, fact: str, note: str) -> Verdict:
    """A tick by hand stands only where no record can speak (domain.md S-11)."""
    if fact:
        return Verdict.no(
            _("“%(item)s” follows from the records. Record what is missing, and it is fulfilled.") % {"item": item}
        )
    if not note.strip():
        return Verdict.no(_("Say how it is known: a tick carries a name and a note."))
    return Verdict.yes()
