"""What somebody types about a meeting, before it is a record."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from phases.documents.models import Document
from phases.meetings.models import AgendaItem, Attendance, Meeting
from phases.organisation.models import Group, Person
from phases.timeline.models import Phase

SPEAKER = re.compile(r"\s*[｜|\t]\s*|\s{2,}|　+")


@dataclass(frozen=True)
class AgendaLine:
    title: str
    speaker: str = ""


@dataclass(frozen=True)
class Presence:
    """One person who was expected; an empty reason of somebody absent means: without leave."""

    person: Person
    present: bool = True
    reason: str = ""

    @property
    def status(self) -> Attendance.Status:
        if self.present:
            return Attendance.Status.PRESENT
        return Attendance.Status.LEAVE if self.reason else Attendance.Status.ABSENT


@dataclass(frozen=True)
class MeetingFacts:
    """All of a meeting, as it shall stand afterwards; what is left out is empty."""

    phase: Phase
    kind: str
    title: str
    held_on: date
    state: str = Meeting.State.HELD
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    host: str = ""
    chair: str = ""
    minutes_by: str = ""
    superiors: str = ""
    guests: str = ""
    summary: str = ""
    resolutions: str = ""
    conveyed: str = ""
    directive: Document | None = None
    agenda: tuple[AgendaLine, ...] = ()
    groups: tuple[Group, ...] = ()
    attendance: tuple[Presence, ...] = ()

    # Fields that are copied to the record as they are.
    PLAIN = (
        "phase", "kind", "title", "held_on", "state", "starts_at", "ends_at",
        "place", "host", "chair", "minutes_by", "superiors", "guests",
        "summary", "resolutions", "conveyed", "directive",
    )  # fmt: skip


def all_but(people: Iterable[Person], absent: Mapping[int, str]) -> tuple[Presence, ...]:
    """All present except …: `absent` maps a person's number to the reason, which may be empty."""
    return tuple(
        Presence(person, present=person.pk not in absent, reason=absent.get(person.pk, "")) for person in people
    )


def read_agenda(text: str) -> list[AgendaLine]:
    """One item a line, its speaker behind a bar, a tab or a wide space."""
    lines = [SPEAKER.split(line.strip(), maxsplit=1) for line in text.splitlines() if line.strip()]
    return [AgendaLine(title[:200], (rest[0] if rest else "")[:100]) for title, *rest in lines]


def agenda_text(items: Iterable[AgendaItem]) -> str:
    """The agenda as `read_agenda` reads it again."""
    return "\n".join(f"{item.title} | {item.speaker}".removesuffix(" | ") for item in items)


def facts_of(meeting: Meeting, *, attendance: tuple[Presence, ...]) -> MeetingFacts:
    """A record as facts again, held, with another attendance: for those who only take the roll."""
    plain = {name: getattr(meeting, name) for name in MeetingFacts.PLAIN} | {"state": Meeting.State.HELD}
    return MeetingFacts(
        **plain,
        agenda=tuple(AgendaLine(item.title, item.speaker) for item in meeting.agenda.all()),
        groups=tuple(link.group for link in meeting.for_groups.select_related("group")),
        attendance=attendance,
    )
