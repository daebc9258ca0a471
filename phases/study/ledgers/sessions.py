"""The register of study in its long form: a line is one session that was held, with who was away and why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import (
    Choice,
    Column,
    Day,
    Fault,
    HalfHours,
    Known,
    Lasting,
    Ledger,
    Many,
    One,
    Reading,
    Shown,
    Words,
    Written,
    YesNo,
    by_name,
    fold,
)
from phases.core.ledgers.choosing import SEPARATORS
from phases.core.ledgers.shape import NOTHING
from phases.meetings import rules as meeting_rules
from phases.meetings import selectors as meetings
from phases.meetings.models import Attendance, Meeting, MeetingGroup
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study import facts, services
from phases.study.models import StudyForm, StudyMaterial, StudySession
from phases.study.selectors import sessions
from phases.study.services.settling import settle
from phases.timeline import selectors as timeline

AWAY = re.compile(r"([^（(]+)[（(]?([^）)]*)[）)]?")
CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
MEETING = ("held_on", "place", "chair")
STUDY = ("form", "content", "lecturer", "lecturer_from", "lecturer_is_external")


class SessionLedger(Ledger[StudySession]):
    """Whoever a line's groups expect came, but for those it names as away; the credits follow (S-12, S-17)."""

    key = "study-record"
    label: Text = _("Register of study")
    filename = "study-record"
    permission = Permission.EXPORT
    model = StudySession
    finds = ("content", "held_on")
    fields: Sequence[Column] = (
        Day("held_on", _("date"), required=True),
        Words("time", _("time"), most=30, hint="09:00—11:00"),
        Words("place", _("place"), most=100),
        Words("chair", _("chair"), most=60),
        Words("lecturer", _("lecturer"), most=60),
        Words("lecturer_from", _("lecturer's institution"), most=100),
        YesNo("lecturer_is_external", _("invited from outside")),
        Words("content", _("content"), most=200, required=True),
        Lasting("title", _("title"), most=200),
        Choice("form", _("form"), choices=StudyForm, default=StudyForm.COLLECTIVE),
        Many("groups", _("groups"), among="groups"),
        Many("materials", _("materials studied"), among="materials"),
        HalfHours("half_hours", _("credit in hours")),
        Shown("expected", _("expected")),
        Shown("present", _("present")),
        Words("away", _("who was away and why"), most=2000),
        One("phase", _("phase"), among="phases"),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[StudySession]:
        held = sessions.matching(sessions.sessions_of(campaign), dict(filters) | {"state": Meeting.State.HELD})
        return held.prefetch_related("meeting__attendance__person", "materials").order_by("meeting__held_on", "pk")

    def values(self, record: StudySession) -> dict[str, Any]:
        meeting = record.meeting
        lines = list(meeting.attendance.all()) if meeting.pk else []
        away = [line for line in lines if line.status != Attendance.Status.PRESENT]
        times = [f"{at:%H:%M}" for at in (meeting.starts_at, meeting.ends_at) if at]
        plain = {name: getattr(meeting, name) for name in (*MEETING, "phase")}
        return plain | {
            **{name: getattr(record, name) for name in STUDY},
            "content": record.content or meeting.title,
            "title": meeting.title,
            "materials": tuple(record.materials.all()) if meeting.pk else (),
            "half_hours": record.half_hours,
            "time": "—".join(times),
            "groups": tuple(link.group for link in meeting.for_groups.all()) if meeting.pk else (),
            "expected": len(lines),
            "present": len(lines) - len(away),
            "away": "、".join(_excused(line) for line in away),
        }

    def candidates(self, campaign: Any, lines: Any) -> dict[Any, list[StudySession]]:
        """A session without content of its own is known by its title."""
        wanted = {line["content"] for line in lines if line.get("content")}
        found: dict[Any, list[StudySession]] = {}
        for record in self.records(campaign).filter(Q(content__in=wanted) | Q(content="", meeting__title__in=wanted)):
            found.setdefault(record.content or record.meeting.title, []).append(record)
        return found

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "groups": by_name(campaign.unit.groups.all(), "name"),
            "phases": by_name(campaign.phases.all(), "name"),
            "materials": by_name(StudyMaterial.objects.filter(campaign=campaign), "title"),
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day = values.get("held_on")
        if day and not (verdict := meeting_rules.is_a_day_of(day, known.campaign)):
            yield "held_on", Fault(verdict.reason)
        if not _half_hours(values, known.campaign):
            yield "half_hours", Fault(gettext("Without both times the hours have to be written."))
        strangers = [name for name, _why in _away(values) if not isinstance(_person(name, known), Person)]
        if strangers:
            said = gettext("Not on the roster, or several of that name: %(names)s.")
            yield "away", Fault(said % {"names": "、".join(strangers)})

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> StudySession:
        phase = timeline.current_phase(campaign)
        meeting = Meeting(campaign=campaign, phase=phase, kind=Meeting.Kind.STUDY, recorded_by=by, version=0)
        session = StudySession(meeting=meeting, half_hours=1)
        self.change(session, values, known)
        return session

    def change(self, record: StudySession, values: dict[str, Any], known: Known) -> None:
        """An open form of the same session learns that it is older than the sheet."""
        meeting = record.meeting
        for key in values.keys() & {*MEETING}:
            setattr(meeting, key, values[key])
        for key in values.keys() & {*STUDY}:
            setattr(record, key, values[key])
        if values.get("phase"):
            meeting.phase = values["phase"]
        meeting.title = values.get("title") or meeting.title or values["content"]
        if "time" in values:
            meeting.starts_at, meeting.ends_at = _times(values["time"])
        if size := _half_hours(values, known.campaign):
            record.half_hours = size
        meeting.version += 1

    def save(self, new: list[StudySession], changed: list[StudySession]) -> None:
        Meeting.objects.bulk_create([record.meeting for record in new], batch_size=1000)
        for record in new:
            record.meeting_id = record.meeting.pk
        StudySession.objects.bulk_create(new, batch_size=1000)
        for record in changed:
            record.meeting.save()
            record.save()

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """Who was expected and who was away, where a line says so; then the ledger of hours follows."""
        days = {one.record.meeting.held_on for one in readings} | {
            one.before["held_on"] for one in readings if one.before.get("held_on")
        }
        for one in readings:
            if not one.before or one.before.keys() & {"away", "groups"}:
                _attend(campaign, one, known)
            if "materials" in (one.before or one.values):
                one.record.materials.set(one.values.get("materials", ()))
        settle(campaign=campaign, days=days, by=by)

    def take_back(self, *, campaign: Any, by: Any, written: Written, known: Known) -> None:
        """Lines of the hour ledger are never deleted: a session that an import made is cancelled with its credits."""
        rest = Written(changed=written.changed, before=written.before)
        super().take_back(campaign=campaign, by=by, written=rest, known=known)
        reason = gettext("the import was taken back")
        for session in self.records(campaign).filter(pk__in=list(written.made)):
            services.cancel_session(session=session, reason=reason, by=by)


def _attend(campaign: Any, reading: Reading, known: Known) -> None:
    meeting = reading.record.meeting
    standing = SessionLedger().values(reading.record) | reading.values
    groups = list(standing["groups"])
    away = {_person(name, known).pk: why for name, why in _away(standing)}
    people = {person.pk: person for person in meetings.expected_at(campaign.unit, Meeting.Kind.STUDY, groups)}
    people |= {pk: next(one for one in known.names["people"].values() if getattr(one, "pk", 0) == pk) for pk in away}
    Attendance.objects.filter(meeting=meeting).delete()
    MeetingGroup.objects.filter(meeting=meeting).delete()
    MeetingGroup.objects.bulk_create(MeetingGroup(meeting=meeting, group=group) for group in groups)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=person,
            status=_status(pk, away),
            reason=away.get(pk, ""),
            category=person.category,
        )
        for pk, person in people.items()
    )


def _status(person: int, away: dict[int, str]) -> Attendance.Status:
    if person not in away:
        return Attendance.Status.PRESENT
    return Attendance.Status.LEAVE if away[person] else Attendance.Status.ABSENT


def _excused(line: Attendance) -> str:
    return f"{line.person.name}（{line.get_reason_display()}）" if line.reason else line.person.name


def _away(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names with the reason for absence, empty where none is known."""
    reasons = {fold(str(label)): value for value, label in Attendance.Reason.choices if value}
    reasons |= {fold(value): value for value in Attendance.Reason.values if value}
    for text in SEPARATORS.split(values.get("away") or ""):
        if match := AWAY.fullmatch(text.strip()):
            yield match[1].strip(), reasons.get(fold(match[2]), "personal" if match[2] else "")


def _person(name: str, known: Known) -> Any:
    return known.names["people"].get(fold(name))


def _times(text: str) -> tuple[time | None, time | None]:
    clocks = [(int(hour), int(minute)) for hour, minute in CLOCK.findall(text)]
    found = [time(hour, minute) for hour, minute in clocks if hour in range(24) and minute in range(60)]
    starts_at, ends_at = (*found, None, None)[:2]
    return (starts_at, ends_at) if not ends_at or (starts_at and ends_at > starts_at) else (starts_at, None)


def _half_hours(values: Mapping[str, Any], campaign: Any) -> int:
    """As written, else reckoned from the times; 0 where neither says."""
    if values.get("half_hours"):
        return int(values["half_hours"])
    starts_at, ends_at = _times(values.get("time") or "")
    if not (starts_at and ends_at):
        return 0
    minutes = int(campaign.rules.get("minutes_per_credit_hour", 60) or 60)
    return facts.half_hours_between(starts_at, ends_at, minutes_per_hour=minutes)
