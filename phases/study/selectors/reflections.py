"""Who has handed in a reflection, and who has not (domain.md S-20)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from phases.core import keys
from phases.organisation.models import Person, Unit
from phases.study.models import Reflection
from phases.study.selectors import departments, ledger
from phases.timeline.models import Campaign, Phase, Requirement

REFLECTIONS = "reflections"


@dataclass(frozen=True)
class Awaited:
    """Whose reflection is due, by departments or by persons, and from whom it is missing; in official order."""

    per: str
    asked: tuple[Unit | Person, ...]
    missing: tuple[Unit | Person, ...]

    @property
    def received(self) -> int:
        return len(self.asked) - len(self.missing)


def standing_in(phase: Phase) -> QuerySet[Reflection]:
    return Reflection.objects.filter(phase=phase, taken_back_at=None)


def requirement_in(phase: Phase) -> Requirement | None:
    return phase.requirements.filter(criterion=REFLECTIONS).first()


def awaited_in(phase: Phase, requirement: Requirement | None = None) -> Awaited:
    """One of each department, unless the requirement asks each person. Three queries at most."""
    where = requirement.where if requirement else {}
    if where.get("per") == "person":
        population = ledger.POPULATIONS.get(where.get("population", "party_members"), Person.PARTY_CATEGORIES)
        roster = Person.objects.on_roster(phase.campaign.unit).filter(arrangement=Person.Arrangement.NONE)
        people = tuple(roster.filter(category__in=population))
        came = set(standing_in(phase).filter(person__isnull=False).values_list("person", flat=True))
        return Awaited("person", people, tuple(person for person in people if person.pk not in came))
    units = tuple(departments.departments_of(phase.campaign.unit))
    paths = list(standing_in(phase).values_list("department__path", flat=True).distinct())
    return Awaited(
        "department", units, tuple(unit for unit in units if not any(path.startswith(unit.path) for path in paths))
    )


def reflections_of(campaign: Campaign) -> QuerySet[Reflection]:
    """The newest first; those taken back stay readable as such."""
    found = Reflection.objects.filter(campaign=campaign)
    return found.select_related("department", "person__unit", "phase", "recorded_by").order_by("-received_on", "-pk")


def matching(found: QuerySet[Reflection], filters: dict[str, str]) -> QuerySet[Reflection]:
    """The list page's fields: phase (its order), department, and a word of title or name."""
    if keys.is_key(phase := filters.get("phase", "")):
        found = found.filter(phase__order=int(phase))
    if keys.is_key(department := filters.get("department", "")):
        found = found.filter(department=int(department))
    if word := filters.get("q", "").strip():
        found = found.filter(Q(title__icontains=word) | Q(person__name__icontains=word))
    return found
