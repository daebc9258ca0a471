"""Who came to which meeting, a line for each person (domain.md section 3, 会议签到表 in its long form)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Fault, Known, Ledger, One, Reading, Shown, Words, by_name, fold
from phases.core.ledgers.shape import NOTHING
from phases.meetings import rules
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Permission

Kind = Meeting.Kind
# Their rolls give hours: they come in with the register of study.
WITH_HOURS = (Kind.STUDY, Kind.MAKE_UP)


class Rolls(Ledger[Attendance]):
    """The meeting is known by its title and day; it stands among the minutes before anybody came to it."""

    key = "rolls"
    label: Text = _("Rolls of meetings")
    filename = "rolls-of-meetings"
    permission = Permission.EXPORT
    model = Attendance
    finds = ("held_on", "meeting", "person")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Day("held_on", _("date"), required=True),
        Words("meeting", _("meeting"), most=200, required=True),
        One("person", _("name of the person"), among="people", required=True),
        Shown("department", _("department")),
        Shown("post", _("post")),
        Choice("status", _("attendance"), choices=Attendance.Status, default=Attendance.Status.PRESENT),
        Choice("reason", _("reason for absence"), choices=Attendance.Reason),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Attendance]:
        held = Attendance.objects.filter(meeting__campaign=campaign, meeting__state=Meeting.State.HELD)
        rolls = held.exclude(meeting__kind__in=WITH_HOURS).select_related("meeting", "person__unit")
        return rolls.order_by("meeting__held_on", "meeting", "person__order", "pk")

    def values(self, record: Attendance) -> dict[str, Any]:
        return {
            "held_on": record.meeting.held_on,
            "meeting": record.meeting.title,
            "person": record.person,
            "department": str(record.person.unit),
            "post": record.person.post,
            "status": record.status,
            "reason": record.reason,
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        held = Meeting.objects.filter(campaign=campaign, state=Meeting.State.HELD).exclude(kind__in=WITH_HOURS)
        return {
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "meetings": {_named(meeting.held_on, meeting.title): meeting for meeting in held.order_by("-pk")},
        }

    def candidates(self, campaign: Any, lines: Iterable[dict[str, Any]]) -> dict[Any, list[Attendance]]:
        days = {line["held_on"] for line in lines if line.get("held_on")}
        found: dict[Any, list[Attendance]] = {}
        for record in self.records(campaign).filter(meeting__held_on__in=days):
            found.setdefault(record.meeting.held_on, []).append(record)
        return found

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day, title = values.get("held_on"), values.get("meeting")
        if day and title and _named(day, title) not in known.names["meetings"]:
            said = gettext("No meeting of this title and day is among the minutes. Bring the minutes first.")
            yield "meeting", Fault(said)
        if values.get("reason") and values.get("status", Attendance.Status.PRESENT) == Attendance.Status.PRESENT:
            yield "reason", Fault(gettext("Somebody who was present needs no reason for absence."))

    def check_found(
        self, record: Attendance | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        day, title = values.get("held_on"), values.get("meeting")
        named = known.names["meetings"].get(_named(day, title)) if day and title else None
        meeting = record.meeting if record else named
        if meeting and (changed or record is None) and not (verdict := rules.is_open(meeting)):
            yield "meeting", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Attendance:
        meeting = known.names["meetings"][_named(values["held_on"], values["meeting"])]
        person = values["person"]
        return Attendance(
            meeting=meeting,
            person=person,
            category=person.category,
            status=values["status"] or Attendance.Status.PRESENT,
            reason=values["reason"],
        )

    def change(self, record: Attendance, values: dict[str, Any], known: Known) -> None:
        for key in values.keys() & {"status", "reason"}:
            setattr(record, key, values[key])
        if record.status == Attendance.Status.PRESENT:
            record.reason = Attendance.Reason.NONE

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """An open form of one of these meetings learns that it is older than the sheet."""
        meetings = {reading.record.meeting_id: reading.record.meeting for reading in readings}
        for meeting in meetings.values():
            meeting.version += 1
        Meeting.objects.bulk_update(meetings.values(), ["version"])


def _named(day: date, title: str) -> str:
    return f"{day} {fold(title)}"
