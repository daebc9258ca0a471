"""Single lines of the hour ledger: make-ups, self-study, special arrangements, entries by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import Verdict
from phases.meetings import services as meetings
from phases.meetings.facts import MeetingFacts, Presence, all_but
from phases.meetings.models import Meeting
from phases.organisation.models import Person, User
from phases.study import rules
from phases.study.models import StudyCredit, StudyForm, StudyMaterial, StudySession
from phases.study.selectors import ledger
from phases.timeline import selectors as timeline
from phases.timeline.models import Phase


@dataclass(frozen=True)
class Entry:
    """One line as somebody types it; `what` says how it was done and, for an entry by hand, why."""

    person: Person
    on: date
    half_hours: int
    what: str = ""
    materials: tuple[StudyMaterial, ...] = ()


@transaction.atomic
def record_make_up(
    *, session: StudySession, people: Sequence[Person], on: date, by: User, half_hours: int | None = None, how: str = ""
) -> list[StudyCredit]:
    """The hours of a missed session, made up by those who missed it, whole or in parts; at most the session's own."""
    session = (
        StudySession.objects.select_for_update(of=("self",)).select_related("meeting__campaign").get(pk=session.pk)
    )
    campaign, size = session.meeting.campaign, session.half_hours if half_hours is None else half_hours
    rules.may_record_for(timeline.part_of(by, campaign), people).enforce()
    rules.may_make_up(session, size, on).enforce()
    _missed(session, people, size).enforce()
    written = [
        StudyCredit.objects.create(
            campaign=campaign,
            phase_id=session.meeting.phase_id,
            person=person,
            session=session,
            mode=StudyCredit.Mode.MAKE_UP,
            form=session.form,
            half_hours=size,
            on=on,
            reason=how,
            recorded_by=by,
        )
        for person in people
    ]
    audit.append(
        chain=campaign.audit_chain,
        act="makeup.recorded",
        by=by,
        on=session.meeting,
        after={
            "people": _names(people),
            "on": on.isoformat(),
            "half_hours": size,
            "how": how,
        },
    )
    return written


@transaction.atomic
def record_make_up_round(
    *,
    shares: Mapping[StudySession, Sequence[tuple[Person, int]]],
    on: date,
    by: User,
    how: str = "",
    gathering: Meeting | None = None,
) -> list[StudyCredit]:
    """One gathering that makes up several missed sessions at once: each session's share for each person.

    `gathering` is the one that was planned for it: it is then recorded as held, with those who came.
    """
    written: list[StudyCredit] = []
    for session, lines in shares.items():
        for size in sorted({size for _person, size in lines}):
            people = [person for person, half_hours in lines if half_hours == size]
            written += record_make_up(session=session, people=people, on=on, by=by, half_hours=size, how=how)
    if gathering is not None:
        came = {credit.person_id for credit in written}
        expected = [line.person for line in gathering.attendance.select_related("person__unit")]
        absent = {person.pk: "" for person in expected if person.pk not in came}
        facts = _gathering(gathering.phase, on, all_but(expected, absent), gathering.title, Meeting.State.HELD)
        meetings.correct_meeting(meeting=gathering, facts=facts, version=gathering.version, by=by)
    return written


def plan_make_up(*, phase: Phase, people: Sequence[Person], on: date, by: User, how: str = "") -> Meeting:
    """A gathering on a day to come; it credits nobody until it is recorded."""
    rules.may_record_for(timeline.part_of(by, phase.campaign), people).enforce()
    title = how.strip() or str(Meeting.Kind.MAKE_UP.label)
    facts = _gathering(phase, on, all_but(people, {}), title, Meeting.State.PLANNED)
    return meetings.record_meeting(campaign=phase.campaign, facts=facts, by=by)


def _gathering(phase: Phase, on: date, attendance: tuple[Presence, ...], title: str, state: str) -> MeetingFacts:
    kind = Meeting.Kind.MAKE_UP
    return MeetingFacts(phase=phase, kind=kind, title=title, held_on=on, state=state, attendance=attendance)


def record_self_study(*, phase: Phase, entry: Entry, by: User) -> StudyCredit:
    """Stands apart in the ledger: it does not count as collective study."""
    return _record(phase, entry, by, StudyCredit.Mode.SELF_STUDY, StudyForm.SELF)


def record_alternative(*, phase: Phase, entry: Entry, by: User) -> StudyCredit:
    """A visit at home, materials delivered, a call: for those with a special arrangement (domain.md S-51)."""
    return _record(phase, entry, by, StudyCredit.Mode.ALTERNATIVE, StudyForm.SELF)


def record_manual(*, phase: Phase, entry: Entry, by: User, form: str = StudyForm.COLLECTIVE) -> StudyCredit:
    """Hours that no session here shows, such as study elsewhere on secondment; the reason is demanded."""
    return _record(phase, entry, by, StudyCredit.Mode.MANUAL, form)


@transaction.atomic
def cancel_credit(*, credit: StudyCredit, reason: str, by: User) -> StudyCredit:
    """Take one line out of the sum; it stays in the ledger, struck, with the reason."""
    found = StudyCredit.objects.select_for_update(of=("self",)).select_related("campaign", "person__unit")
    credit = found.get(pk=credit.pk)
    rules.may_record_for(timeline.part_of(by, credit.campaign), [credit.person]).enforce()
    rules.may_cancel(credit, reason).enforce()
    credit.cancelled_at, credit.cancelled_by, credit.cancelled_reason = timezone.now(), by, reason.strip()
    credit.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
    _append(credit, by, "credit.cancelled", reason)
    return credit


@transaction.atomic
def _record(phase: Phase, entry: Entry, by: User, mode: StudyCredit.Mode, form: str) -> StudyCredit:
    campaign = phase.campaign
    rules.may_record_for(timeline.part_of(by, campaign), [entry.person]).enforce()
    rules.has_come(entry.on, campaign).enforce()
    rules.may_credit(campaign.unit, entry.person, mode, entry.half_hours, entry.what).enforce()
    Person.objects.select_for_update().get(pk=entry.person.pk)  # two windows must not fill one day twice
    lines = StudyCredit.objects.standing().filter(campaign=campaign, person=entry.person, on=entry.on, session=None)
    rules.fits_the_day(entry.half_hours, sum(lines.values_list("half_hours", flat=True))).enforce()
    credit = StudyCredit.objects.create(
        campaign=campaign,
        phase=phase,
        person=entry.person,
        mode=mode,
        form=form,
        half_hours=entry.half_hours,
        on=entry.on,
        reason=entry.what.strip(),
        recorded_by=by,
    )
    credit.materials.set([one for one in entry.materials if one.campaign_id == campaign.pk])
    _append(credit, by, "credit.recorded", "")
    return credit


def _missed(session: StudySession, people: Sequence[Person], size: int) -> Verdict:
    """Only who was expected at a session that was held, did not come and has not made up so much of it already."""
    if session.meeting.state != Meeting.State.HELD:
        return Verdict.no(_("This session was not held, so there is nothing to make up."))
    left = ledger.left_of(session)
    if wrong := [person for person in people if person.pk not in left]:
        return Verdict.no(
            _("%(names)s did not miss this session or have made it up already. Nothing was saved.")
            % {"names": _names(wrong)}
        )
    if above := [person for person in people if size > left[person.pk]]:
        rest = "、".join(f"{person.name} {ledger.in_hours(left[person.pk])}" for person in above)
        return Verdict.no(
            _("Part of this session is made up already; hours that can still be made up: %(rest)s. Nothing was saved.")
            % {"rest": rest}
        )
    return Verdict.yes() if people else Verdict.no(_("Choose at least one person."))


def _names(people: Sequence[Person]) -> str:
    return "、".join(person.name for person in people)


def _append(credit: StudyCredit, by: User, act: str, reason: str) -> None:
    audit.append(
        chain=credit.campaign.audit_chain,
        act=act,
        by=by,
        on=credit.person,
        reason=reason,
        after={"mode": credit.mode, "form": credit.form, "half_hours": credit.half_hours, "on": credit.on.isoformat()},
    )
