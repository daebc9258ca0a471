"""The hour ledger of people: what each has, what each lacks (domain.md S-17, S-51, T-69)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.study.models import COUNTED_FORMS, StudyCredit, StudyForm, StudySession
from phases.timeline.models import Campaign, Phase, Requirement

HOURS_PER_MEMBER = "hours_per_member"


# Of whom a requirement may ask hours, by category; `leaders` goes by the person's own flag.
POPULATIONS: dict[str, Sequence[str]] = {
    "party_members": Person.PARTY_CATEGORIES,
    "serving_members": (Person.Category.SERVING,),
    "serving": (Person.Category.SERVING,),
    "all": Person.Category.values,
}


@dataclass(frozen=True)
class Sums:
    """Half hours of one person: collective study, self-study apart, special arrangements apart.

    `week` is the collective study of the running week.
    """

    collective: int = 0
    own: int = 0
    alternative: int = 0
    visits: int = 0
    made_up: int = 0
    week: int = 0


@dataclass(frozen=True)
class Account:
    """One person's line in the list of hours. `target` is None where nothing is demanded of them."""

    person: Person
    sums: Sums
    target: int | None
    missed: int = 0

    @property
    def lack(self) -> int:
        return self.lack_of()

    def lack_of(self, without: int = 0) -> int:
        """What is lacking, were `without` half hours not credited."""
        return max(0, self.target - self.sums.collective + without) if self.target else 0

    @property
    def state(self) -> str:
        """`met`, `short`, `special` (arranged for, S-51) or `none` (nothing is demanded)."""
        if self.person.arrangement:
            return "special"
        if self.target is None:
            return "none"
        return "short" if self.lack else "met"


@dataclass(frozen=True)
class Demand:
    """How many half hours of which forms a phase asks of whom; read from its requirement."""

    requirement: Requirement | None
    half_hours: int | None
    forms: tuple[str, ...] = COUNTED_FORMS
    population: str = "party_members"
    spares_arranged: bool = True
    others: tuple["Demand", ...] = ()

    def target_of(self, person: Person) -> int | None:
        """The most that is asked of somebody: more may be asked of leading cadres than of others (domain.md S-49)."""
        asked = [one.half_hours for one in (self, *self.others) if one.half_hours is not None and one.asks(person)]
        return max(asked, default=None)

    def asks(self, person: Person) -> bool:
        if self.spares_arranged and person.arrangement:
            return False
        if self.population == "leaders":
            return person.is_leader
        return person.category in POPULATIONS.get(self.population, Person.PARTY_CATEGORIES)


def demand_of(requirement: Requirement) -> Demand:
    """Read a requirement's `where`: population, forms, and whether special arrangements are excluded."""
    where = requirement.where
    return Demand(
        requirement=requirement,
        half_hours=int(requirement.value * 2),
        forms=tuple(where.get("forms") or ([where["form"]] if where.get("form") else COUNTED_FORMS)),
        population=where.get("population", "party_members"),
        spares_arranged="special_arrangement" in where.get("exclude", ["special_arrangement"]),
    )


def demand_in(phase: Phase) -> Demand:
    """What the phase asks of each member; without such a requirement hours are shown and nothing is demanded."""
    demands = [demand_of(one) for one in phase.requirements.filter(criterion=HOURS_PER_MEMBER)]
    return replace(demands[0], others=tuple(demands[1:])) if demands else Demand(None, None)


def sums_by_person(phase: Phase, forms: Sequence[str] = COUNTED_FORMS) -> dict[int, Sums]:
    """Everybody's standing half hours in the phase: one aggregate query."""
    collective = Q(mode__in=StudyCredit.COLLECTIVE_MODES, form__in=forms)
    own = Q(form=StudyForm.SELF) & ~Q(mode=StudyCredit.Mode.ALTERNATIVE)
    alternative = Q(mode=StudyCredit.Mode.ALTERNATIVE)
    today = phase.campaign.today
    this_week = collective & Q(on__range=(today - timedelta(days=today.weekday()), today))
    rows = (
        StudyCredit.objects.standing()
        .filter(phase=phase)
        .order_by()
        .values_list("person")
        .annotate(
            collective=Sum("half_hours", filter=collective, default=0),
            own=Sum("half_hours", filter=own, default=0),
            alternative=Sum("half_hours", filter=alternative, default=0),
            visits=Count("pk", filter=alternative),
            made_up=Count("pk", filter=Q(mode=StudyCredit.Mode.MAKE_UP)),
            week=Sum("half_hours", filter=this_week, default=0),
        )
    )
    return {person: Sums(*sums) for person, *sums in rows}


def missed_in(campaign: Campaign) -> QuerySet[Attendance]:
    """Absences from sessions that were held and are not made up whole; `left` half hours can still be made up."""
    credits_of = StudyCredit.objects.standing().filter(session=OuterRef("meeting"), person=OuterRef("person"))
    made_up = credits_of.order_by().values("session").annotate(total=Sum("half_hours")).values("total")
    size = StudySession.objects.filter(pk=OuterRef("meeting")).order_by().values("half_hours")
    return (
        Attendance.objects.filter(
            meeting__campaign=campaign, meeting__kind=Meeting.Kind.STUDY, meeting__state=Meeting.State.HELD
        )
        .exclude(status=Attendance.Status.PRESENT)
        .annotate(left=Subquery(size) - Coalesce(Subquery(made_up, output_field=IntegerField()), 0))
        .filter(left__gt=0)
    )


def left_of(session: StudySession) -> dict[int, int]:
    """Who missed the session and how many of its half hours they can still make up."""
    missed = missed_in(session.meeting.campaign).filter(meeting=session.pk)
    return dict(missed.values_list("person", "left"))  # type: ignore[misc] # annotated by missed_in


def missed_counts(phase: Phase) -> dict[int, int]:
    missed = missed_in(phase.campaign).filter(meeting__phase=phase).order_by()
    return dict(missed.values_list("person").annotate(Count("pk")))


def accounts_of(phase: Phase, people: Iterable[Person], demand: Demand | None = None) -> list[Account]:
    """Each person's hours in the phase, in the order given: three queries beside the people's own."""
    demand = demand or demand_in(phase)
    sums, missed = sums_by_person(phase, demand.forms), missed_counts(phase)
    return [
        Account(
            person,
            sums.get(person.pk, Sums()),
            demand.target_of(person),
            missed.get(person.pk, 0),
        )
        for person in people
    ]


@dataclass(frozen=True)
class Need:
    """Somebody on the make-up list: what is lacking, and whether one gathering of some hours would fill it."""

    account: Account
    after: int

    @property
    def person(self) -> Person:
        return self.account.person


def make_up_list(accounts: Iterable[Account], gathering: int = 0) -> list[Need]:
    """Who lacks hours, in roster order; `after` is what is left when one gathering of so many half hours was held."""
    return [Need(account, max(0, account.lack - gathering)) for account in accounts if account.lack]


def lines_of(campaign: Campaign, person: Person) -> QuerySet[StudyCredit]:
    """The ledger of one person, cancelled lines included."""
    return (
        StudyCredit.objects.filter(campaign=campaign, person=person)
        .select_related("session__meeting", "phase", "recorded_by", "cancelled_by")
        .order_by("on", "pk")
    )


def missed_by(campaign: Campaign, person: Person) -> list[StudySession]:
    """The sessions that somebody missed and has not made up whole, oldest first."""
    missed = missed_in(campaign).filter(person=person).values("meeting")
    return list(
        StudySession.objects.filter(pk__in=missed).select_related("meeting__phase").order_by("meeting__held_on")
    )


def in_hours(half_hours: int) -> str:
    """39 half hours read as 19.5, 40 as 20."""
    return f"{Decimal(half_hours) / 2:f}".removesuffix(".0")
