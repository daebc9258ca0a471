"""The roster: people and their study groups. Chained on the installation, since a person belongs to a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import Verdict
from phases.organisation.models import Group, Person, Unit, User
from phases.organisation.services.units import add_unit


@dataclass(frozen=True)
class PersonLine:
    """One line of a pasted roster, already read: what the person shall be. `department` is a name."""

    name: str
    department: str
    post: str = ""
    category: str = Person.Category.SERVING
    is_leader: bool = False


@transaction.atomic
def add_person(*, by: User, unit: Unit, name: str, groups: Sequence[Group] = (), **fields: Any) -> Person:
    """Somebody new at the end of the roster, in the department `unit`."""
    if "order" not in fields:
        fields["order"] = (Person.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    person = Person.objects.create(unit=unit, name=name, **fields)
    person.groups.set(groups)
    audit.append(
        chain=audit.INSTALLATION,
        act="person.created",
        by=by,
        on=person,
        after={"name": name, "unit": unit.name, "category": person.category},
    )
    return person


@transaction.atomic
def change_person(*, person: Person, by: User, groups: Sequence[Group] | None = None, **fields: Any) -> Person:
    """Change particulars; hours already credited stay as they were."""
    before = {name: str(getattr(person, name)) for name in fields}
    for name, value in fields.items():
        setattr(person, name, value)
    person.save()
    after = {name: str(getattr(person, name)) for name in fields}
    if groups is not None:
        before["groups"] = "、".join(str(group) for group in person.groups.all())
        person.groups.set(groups)
        after["groups"] = "、".join(str(group) for group in groups)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        audit.append(
            chain=audit.INSTALLATION,
            act="person.changed",
            by=by,
            on=person,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return person


@transaction.atomic
def person_leaves(*, person: Person, by: User, on: date | None = None) -> Person:
    """Off the roster from that day; records of before keep the person."""
    person.left_on = on or timezone.localdate()
    person.save(update_fields=["left_on"])
    audit.append(
        chain=audit.INSTALLATION, act="person.left", by=by, on=person, after={"left_on": person.left_on.isoformat()}
    )
    return person


@transaction.atomic
def person_returns(*, person: Person, by: User) -> Person:
    """Undo of `person_leaves`."""
    person.left_on = None
    person.save(update_fields=["left_on"])
    audit.append(chain=audit.INSTALLATION, act="person.returned", by=by, on=person)
    return person


@transaction.atomic
def put_on_roster(*, by: User, unit: Unit, lines: Sequence[PersonLine]) -> tuple[list[Person], list[Person]]:
    """A pasted roster: who is new is added, who is known (same name and department) is changed.

    Departments that do not exist yet are made. Returns the added and the changed people.
    """
    departments = {department.name: department for department in Unit.objects.below(unit)}
    departments |= {department.short_name: department for department in departments.values()}
    known = {(person.name, person.unit_id): person for person in Person.objects.on_roster(unit)}
    added, changed = [], []
    for line in lines:
        if line.department not in departments:
            departments[line.department] = add_unit(by=by, name=line.department, kind=Unit.Kind.DEPARTMENT, parent=unit)
        department = departments[line.department]
        fields: dict[str, Any] = {"post": line.post, "category": line.category, "is_leader": line.is_leader}
        person = known.get((line.name, department.pk))
        if person is None:
            added.append(add_person(by=by, unit=department, name=line.name, **fields))
        elif any(getattr(person, name) != value for name, value in fields.items()):
            changed.append(change_person(person=person, by=by, **fields))
    return added, changed


@transaction.atomic
def add_group(*, by: User, unit: Unit, kind: str, name: str, members: Sequence[Person] = ()) -> Group:
    group = Group.objects.create(unit=unit, kind=kind, name=name, order=unit.groups.count())
    group.members.set(members)
    audit.append(
        chain=audit.INSTALLATION,
        act="group.created",
        by=by,
        on=group,
        after={"name": name, "members": "、".join(person.name for person in members)},
    )
    return group


@transaction.atomic
def change_group(*, group: Group, by: User, name: str, members: Sequence[Person], kind: str = "") -> Group:
    before = _of_group(group)
    group.name, group.kind = name, kind or group.kind
    group.save(update_fields=["name", "kind"])
    group.members.set(members)
    after = _of_group(group)
    audit.append(chain=audit.INSTALLATION, act="group.changed", by=by, on=group, before=before, after=after)
    return group


@transaction.atomic
def remove_group(*, group: Group, by: User) -> None:
    """Only a group that no meeting names; its people stay on the roster."""
    audit.append(chain=audit.INSTALLATION, act="group.removed", by=by, on=group, before=_of_group(group))
    try:
        group.delete()
    except ProtectedError:
        Verdict.no(
            _("Meetings were held for this group, so it stays. You can rename it or change its members.")
        ).enforce()


def _of_group(group: Group) -> dict[str, str]:
    members = "、".join(person.name for person in group.members.all())
    return {"name": group.name, "kind": str(group.get_kind_display()), "members": members}
