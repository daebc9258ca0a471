"""The study check-list by department: derived from the records, ticked by hand only where none can speak.

The items are the template's (four in S-11, three in T-14): a name, and the fact from which it follows.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, Unit
from phases.study.models import ChecklistTick, StudySession
from phases.study.selectors import departments, ledger, reflections
from phases.timeline.models import Campaign, Phase

FACTS: dict[str, Promise] = {
    "sessions": _("sessions that were held"),
    "materials": _("what was studied in them"),
    "attendance": _("who came to them"),
    "reflections": _("reflections received"),
}


@dataclass(frozen=True)
class Item:
    """`fact` is empty where no record can tell."""

    name: str
    fact: str = ""

    @property
    def follows_from(self) -> str | Promise:
        return FACTS.get(self.fact, "")


@dataclass(frozen=True)
class Cell:
    """One item of one department: whether it is fulfilled, and what speaks for or against it."""

    item: Item
    done: bool
    word: str | Promise
    tick: ChecklistTick | None = None


@dataclass(frozen=True)
class Row:
    department: Unit
    cells: tuple[Cell, ...]

    @property
    def done(self) -> int:
        return sum(cell.done for cell in self.cells)

    @property
    def missing(self) -> list[str]:
        return [cell.item.name for cell in self.cells if not cell.done]


@dataclass
class Facts:
    """What the records of a phase say of one department."""

    sessions: int = 0
    materials: int = 0
    came: int = 0
    expected: int = 0
    never: tuple[str, ...] = ()
    reflections: int = 0


def items_of(campaign: Campaign) -> list[Item]:
    """The template's items; one that is only a word follows from nothing."""
    listed = campaign.rules.get("study_checklist", [])
    return [Item(one) if isinstance(one, str) else Item(one["name"], one.get("by", "")) for one in listed]


def rows_of(phase: Phase) -> list[Row]:
    """Every department with every item, in official order. Nine queries, however many sessions there are."""
    items, units = items_of(phase.campaign), departments.departments_of(phase.campaign.unit)
    known = _facts(phase, units)
    ticks = {
        (tick.department_id, tick.item): tick
        for tick in ChecklistTick.objects.filter(phase=phase).select_related("ticked_by", "department")
    }
    return [
        Row(unit, tuple(_cell(item, known[unit.pk], ticks.get((unit.pk, item.name))) for item in items))
        for unit in units
    ]


def _cell(item: Item, facts: Facts, tick: ChecklistTick | None) -> Cell:
    if item.fact == "sessions":
        word = ngettext_lazy("%(count)d session", "%(count)d sessions", facts.sessions) % {"count": facts.sessions}
        return Cell(item, facts.sessions > 0, word)
    if item.fact == "materials":
        word = ngettext_lazy("%(count)d item", "%(count)d items", facts.materials) % {"count": facts.materials}
        return Cell(item, facts.materials > 0, word)
    if item.fact == "attendance":
        word = _("%(came)d of %(expected)d attendances") % {"came": facts.came, "expected": facts.expected}
        if facts.never:
            word = _("nothing yet: %(names)s") % {"names": "、".join(facts.never)}
        return Cell(item, facts.expected > 0 and not facts.never, word)
    if item.fact == "reflections":
        number = facts.reflections
        word = ngettext_lazy("%(count)d reflection", "%(count)d reflections", number) % {"count": number}
        return Cell(item, number > 0, word)
    return Cell(item, tick is not None, tick.note if tick else "", tick)


def _facts(phase: Phase, units: list[Unit]) -> dict[int, Facts]:
    roster = list(Person.objects.on_roster(phase.campaign.unit).party_members())
    home = {person.pk: unit.pk for person in roster if (unit := _unit_of(person.unit, units))}
    found: dict[int, Facts] = defaultdict(Facts)
    attended, sessions = _attendance(phase, home, found)
    materials = _materials(phase)
    for number, pks in sessions.items():
        found[number].sessions = len(pks)
        found[number].materials = len(set[str]().union(*(materials.get(pk, set()) for pk in pks)))
    credited = ledger.sums_by_person(phase)
    idle: dict[int, list[str]] = defaultdict(list)
    for person in roster:
        if person.pk in home and not person.arrangement and person.pk not in attended | set(credited):
            idle[home[person.pk]].append(person.name)
    for number, names in idle.items():
        found[number].never = tuple(names)
    for path in reflections.standing_in(phase).values_list("department__path", flat=True):
        for unit in units:
            if path.startswith(unit.path):
                found[unit.pk].reflections += 1
    return found


def _attendance(phase: Phase, home: dict[int, int], found: dict[int, Facts]) -> tuple[set[int], dict[int, set[int]]]:
    """Who came to anything, and the sessions that each department took part in."""
    lines = Attendance.objects.filter(
        meeting__phase=phase, meeting__kind=Meeting.Kind.STUDY, meeting__state=Meeting.State.HELD
    )
    attended: set[int] = set()
    sessions: dict[int, set[int]] = defaultdict(set)
    for meeting, person, status in lines.order_by().values_list("meeting", "person", "status"):
        if (unit := home.get(person)) is None:
            continue
        found[unit].expected += 1
        if status == Attendance.Status.PRESENT:
            found[unit].came += 1
            attended.add(person)
            sessions[unit].add(meeting)
    return attended, sessions


def _materials(phase: Phase) -> dict[int, set[str]]:
    """What each session studied: its titles, else the content that was typed."""
    found: dict[int, set[str]] = defaultdict(set)
    held = StudySession.objects.filter(meeting__phase=phase, meeting__state=Meeting.State.HELD).order_by()
    for session, content, title in held.values_list("pk", "content", "materials__title"):
        if title or content:
            found[session].add(title or content)
    return found


def _unit_of(unit: Unit, units: Iterable[Unit]) -> Unit | None:
    return next((one for one in units if unit.path.startswith(one.path)), None)
