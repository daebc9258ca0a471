"""The register of attendance: people by sessions, a column for each (domain.md section 3, 学习考勤; S-17, T-69)."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Fault, Known, Ledger, Reading, Shown, Words
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study.ledgers.marks import Mark, write_marks
from phases.study.models import StudySession
from phases.study.selectors import ledger, matrix, people
from phases.timeline import selectors as timeline


class AttendanceMatrix(Ledger[Any]):  # people, each with `marks` and `sums` set by `fetch`
    """A line is a person; each cell says whether he or she came, was away, or made it up. Sums stand behind.

    A mark that differs sets the roll of its session right, and the credits follow; an emptied cell takes the person
    from the roll.
    """

    key = "attendance-matrix"
    label: Text = _("Register of attendance and hours")
    filename = "attendance-and-hours"
    permission = Permission.EXPORT
    model = Person
    finds = ("name", "department")
    fields: Sequence[Column] = (
        Words("name", _("name of the person"), required=True),
        Words("department", _("department")),
    )
    sums: Sequence[Column] = (
        Shown("demanded", _("hours demanded")),
        Shown("studied", _("hours studied")),
        Shown("missed", _("sessions missed")),
        Shown("made_up", _("made up")),
        Shown("remarks", _("remarks")),
    )

    def fields_of(self, campaign: Any) -> Sequence[Column]:
        phase = timeline.current_phase(campaign)
        held = matrix.sessions_in(phase) if phase else []
        return (*self.fields, *columns_of(held), *self.sums)

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Person]:
        roster = Person.objects.on_roster(campaign.unit)
        phase = timeline.current_phase(campaign)
        if phase is None or not filters:
            return roster if phase else roster.none()
        phase.campaign = campaign
        shown = people.matching(ledger.accounts_of(phase, roster), dict(filters))
        return roster.filter(pk__in=[account.person.pk for account in shown])

    def fetch(self, campaign: Any, found: QuerySet[Any]) -> Iterator[Any]:
        """People with their marks and sums: as many queries for ten as for a hundred."""
        phase = timeline.current_phase(campaign)
        if phase is None:
            return
        phase.campaign = campaign
        marks, accounts = matrix.marks_in(phase), ledger.accounts_of(phase, found)
        blank = {f"session-{session.pk}": "" for session in matrix.sessions_in(phase)}
        by_person: dict[int, dict[str, Any]] = {}
        for (session, pk), mark in marks.items():
            by_person.setdefault(pk, {})[f"session-{session}"] = mark
        for account in accounts:
            person: Any = account.person
            person.marks = blank | by_person.get(person.pk, {})
            person.sums = {
                "demanded": account.target / 2 if account.target else None,
                "studied": account.sums.collective / 2,
                "missed": account.missed,
                "made_up": account.sums.made_up,
                "remarks": str(person.get_arrangement_display()) if person.arrangement else person.remarks,
            }
            yield person

    def values(self, record: Any) -> dict[str, Any]:
        return {"name": record.name, "department": str(record.unit), **record.marks, **record.sums}

    def candidates(self, campaign: Any, lines: Any) -> dict[Any, list[Person]]:
        wanted = {line["name"] for line in lines if line.get("name")}
        found: dict[Any, list[Person]] = {}
        for person in self.fetch(campaign, self.records(campaign).filter(name__in=wanted)):
            found.setdefault(person.name, []).append(person)
        return found

    def pick(self, values: dict[str, Any], candidates: Sequence[Person], taken: Collection[Any]) -> Person | None:
        """The namesake of the department; a sheet without departments finds whoever has the name alone."""
        department = values.get("department", "")
        same = [person for person in candidates if department in {person.unit.name, person.unit.short_name}]
        alone = candidates[0] if len(candidates) == 1 and not department else None
        return next(iter(same), alone)

    def check_found(
        self, record: Person | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        if record is None:
            yield "name", Fault(gettext("Not on the roster, or several of that name: bring the roster first."))

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Person:
        raise NotImplementedError  # check_found lets no new line through

    def change(self, record: Any, values: dict[str, Any], known: Known) -> None:
        record.marks = record.marks | {key: value for key, value in values.items() if key.startswith("session-")}

    def save(self, new: list[Person], changed: list[Person]) -> None:
        """People stay as they are; `settle` writes the rolls."""

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        wanted = {
            (int(key.removeprefix("session-")), reading.record.pk): reading.values[key]
            for reading in readings
            for key in reading.before
            if key.startswith("session-")
        }
        write_marks(campaign, wanted, by=by)
        written = self.fetch(campaign, self.records(campaign).filter(pk__in=[one.record.pk for one in readings]))
        marks = {person.pk: person.marks for person in written}
        for reading in readings:
            reading.record.marks = marks[reading.record.pk]

    def mark(self, record: Any) -> int:
        return crc32("\x1f".join(f"{key}={value}" for key, value in sorted(record.marks.items())).encode())

    def remove(self, *, campaign: Any, keys: list[str]) -> None:
        """Nobody is made by this sheet."""


def columns_of(held: Sequence[StudySession]) -> Iterator[Mark]:
    """A column for each session, headed by its day; of several on one day by day and title."""
    days = Counter(session.meeting.held_on for session in held)
    for session in held:
        day, title = session.meeting.held_on, session.meeting.title
        alone = days[day] == 1
        spelt = (f"{day.month}月{day.day}日", f"{day:%Y.}{day.month}.{day.day}", f"{day.month}.{day.day}")
        yield Mark(
            f"session-{session.pk}",
            f"{day:%Y-%m-%d}" if alone else f"{day:%Y-%m-%d} {title}",
            names=(*spelt, f"{day:%Y.%m.%d}", f"{day.month}/{day.day}") if alone else (),
            half_hours=session.half_hours,
        )
