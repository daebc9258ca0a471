"""Which required material has been studied by whom, and who was given it (domain.md S-13…S-15, T-13)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from phases.core import keys
from phases.organisation.models import Group, Person
from phases.study.models import MaterialIssue, StudyCredit, StudyMaterial
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Coverage:
    """One title: for whom it is, and who of them has not studied it in a session, a make-up or alone."""

    material: StudyMaterial
    audience: tuple[Person, ...]
    missing: tuple[Person, ...]

    @property
    def reached(self) -> int:
        return len(self.audience) - len(self.missing)

    @property
    def is_studied(self) -> bool:
        """Whether anybody it is for has studied it."""
        return self.reached > 0


@dataclass(frozen=True)
class Reading:
    """What one person has to study: only the titles that are for them (domain.md S-15)."""

    asked: tuple[StudyMaterial, ...]
    missing: tuple[StudyMaterial, ...]

    @property
    def studied(self) -> int:
        return len(self.asked) - len(self.missing)


def required_of(campaign: Campaign) -> QuerySet[StudyMaterial]:
    return StudyMaterial.objects.filter(campaign=campaign).exclude(priority=StudyMaterial.Priority.OPTIONAL)


def coverage_of(campaign: Campaign, people: Iterable[Person] | None = None) -> list[Coverage]:
    """Every required title in its order. Four queries, however many people and sessions there are.

    Members by special arrangement are not asked (S-51): what reaches them stands in their own ledger.
    """
    asked = _asked(campaign) if people is None else list(people)
    central = _central(campaign)
    studied = _studied(campaign)
    return [
        Coverage(
            material,
            audience := tuple(person for person in asked if _is_for(material, person, central)),
            tuple(person for person in audience if person.pk not in studied[material.pk]),
        )
        for material in required_of(campaign)
    ]


def reading_of(campaign: Campaign, person: Person) -> Reading:
    """What one person has studied of what is for them."""
    mine = [one for one in coverage_of(campaign, [person]) if one.audience]
    return Reading(tuple(one.material for one in mine), tuple(one.material for one in mine if one.missing))


def issues_of(campaign: Campaign) -> QuerySet[MaterialIssue]:
    """Everything handed out, by title and in roster order."""
    return (
        MaterialIssue.objects.filter(material__campaign=campaign)
        .select_related("material", "person__unit", "department")
        .order_by("material__order", "material", "person__order", "department__order", "pk")
    )


def matching(issues: QuerySet[MaterialIssue], filters: dict[str, str]) -> QuerySet[MaterialIssue]:
    """The list page's fields: material, state (waiting, signed) and a name."""
    if keys.is_key(number := filters.get("material", "")):
        issues = issues.filter(material=int(number))
    if filters.get("state") == "waiting":
        issues = issues.filter(received_on=None)
    if filters.get("state") == "signed":
        issues = issues.exclude(received_on=None)
    if word := filters.get("q", "").strip():
        issues = issues.filter(Q(person__name__icontains=word) | Q(department__short_name__icontains=word))
    return issues


def copies(campaign: Campaign) -> int:
    """How many copies were handed out: two titles for 23 members are 46 (domain.md T-13)."""
    found: int = issues_of(campaign).order_by().aggregate(total=Sum("copies", default=0))["total"]
    return found


def members_of(campaign: Campaign) -> list[Person]:
    """Every party member of the unit, those by special arrangement too: materials reach them as well."""
    return list(Person.objects.on_roster(campaign.unit).party_members())


def without(campaign: Campaign, people: Sequence[Person], titles: int) -> list[tuple[Person, int]]:
    """Who was given fewer than so many titles, with how many they hold. One query."""
    held: dict[int, int] = defaultdict(int)
    for person in MaterialIssue.objects.filter(material__campaign=campaign, person__isnull=False).values_list(
        "person", flat=True
    ):
        held[person or 0] += 1
    return [(person, held[person.pk]) for person in people if held[person.pk] < titles]


def _asked(campaign: Campaign) -> list[Person]:
    roster = Person.objects.on_roster(campaign.unit).party_members()
    return list(roster.filter(arrangement=Person.Arrangement.NONE))


def _central(campaign: Campaign) -> set[int]:
    groups = Group.objects.filter(unit=campaign.unit_id, kind=Group.Kind.PARTY_GROUP)
    return {pk for pk in groups.values_list("members", flat=True) if pk is not None}


def _is_for(material: StudyMaterial, person: Person, central: set[int]) -> bool:
    if material.audience == StudyMaterial.Audience.PARTY_GROUP:
        return person.pk in central
    return material.audience == StudyMaterial.Audience.ALL or person.is_leader


def _studied(campaign: Campaign) -> dict[int, set[int]]:
    """Who was credited by a session in which each title was studied, or studied it alone. One query."""
    standing = StudyCredit.objects.standing().filter(campaign=campaign).order_by()
    in_session = standing.filter(session__materials__isnull=False).values_list("session__materials", "person")
    alone = standing.filter(materials__isnull=False).values_list("materials", "person")
    found: dict[int, set[int]] = defaultdict(set)
    for material, person in in_session.union(alone):
        found[material].add(person)
    return found
