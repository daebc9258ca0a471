"""Reads of a sign-in desk: who is expected, who says to be here, who was seen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from phases.meetings.facts import Presence
from phases.meetings.models import Meeting, SignInClaim, SignInDesk
from phases.meetings.selectors.gatherings import expected_of
from phases.organisation.models import Person

State = SignInClaim.State


@dataclass(frozen=True)
class Arrival:
    """One expected person as the host sees them. A doubt is for the host to settle by looking up."""

    person: Person
    state: str = ""
    phones: int = 0
    shares_phone_with: tuple[str, ...] = ()
    again: bool = False

    @property
    def is_doubtful(self) -> bool:
        return self.phones > 1 or bool(self.shares_phone_with) or self.again


def open_desk_of(meeting: Meeting) -> SignInDesk | None:
    return SignInDesk.objects.filter(meeting=meeting, closed_at=None).first()


def room_of(desk: SignInDesk, people: Iterable[Person]) -> list[Arrival]:
    """Everybody expected, in roster order, with what their phones say; one query."""
    claims = list(SignInClaim.objects.filter(desk=desk).select_related("person").order_by("pk"))
    by_phone: dict[str, dict[int, str]] = {}
    for claim in claims:
        if claim.mark and claim.state != State.REFUSED:
            by_phone.setdefault(claim.mark, {})[claim.person_id] = claim.person.name
    of_person: dict[int, list[SignInClaim]] = {}
    for claim in claims:
        of_person.setdefault(claim.person_id, []).append(claim)
    return [_arrival(person, of_person.get(person.pk, []), by_phone) for person in people]


def _arrival(person: Person, claims: list[SignInClaim], by_phone: dict[str, dict[int, str]]) -> Arrival:
    standing = [claim for claim in claims if claim.state != State.REFUSED]
    if not standing:
        return Arrival(person, State.REFUSED if claims else "")
    confirmed = any(claim.state == State.CONFIRMED for claim in standing)
    others = {pk: name for claim in standing for pk, name in by_phone.get(claim.mark, {}).items() if pk != person.pk}
    return Arrival(
        person=person,
        state=State.CONFIRMED if confirmed else State.WAITING,
        phones=len({claim.mark for claim in standing if claim.mark}),
        shares_phone_with=tuple(others.values()),
        again=confirmed and any(claim.state == State.WAITING for claim in standing),
    )


def people_at(desk: SignInDesk, word: str = "") -> list[tuple[int, str]]:
    """The names that a phone may pick from, and nothing else of the roster; two of one name are numbered."""
    people = expected_of(desk.meeting)
    same = Counter(person.name for person in people)
    seen: Counter[str] = Counter()
    listed = []
    for person in people:
        seen[person.name] += 1
        name = f"{person.name}（{seen[person.name]}）" if same[person.name] > 1 else person.name
        listed.append((person.pk, name))
    return [(pk, name) for pk, name in listed if word.strip().casefold() in name.casefold()]


def confirmed_at(desk: SignInDesk) -> set[int]:
    return set(SignInClaim.objects.filter(desk=desk, state=State.CONFIRMED).values_list("person", flat=True))


def attendance_at(desk: SignInDesk) -> tuple[Presence, ...]:
    """Everybody expected: present who was seen, absent who was not, with the reasons that were known before."""
    seen, meeting = confirmed_at(desk), desk.meeting
    reasons = {line.person_id: str(line.reason) for line in meeting.attendance.all()}
    return tuple(
        Presence(person, present=person.pk in seen, reason="" if person.pk in seen else reasons.get(person.pk, ""))
        for person in expected_of(meeting)
    )
