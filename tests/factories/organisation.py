"""Units, people and logins for tests; plain functions with what a test does not care about filled in."""

from itertools import count
from typing import Any

from phases.organisation.models import Group, Person, Unit, User

numbers = count(1)


def unit(name: str = "", parent: Unit | None = None, **fields: Any) -> Unit:
    number = next(numbers)
    name = name or f"单位{number}"
    made = Unit(name=name, short_name=fields.pop("short_name", name), parent=parent, path=f"new {number}", **fields)
    made.save()
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def department(of: Unit, name: str = "办公室") -> Unit:
    return unit(name, parent=of, kind=Unit.Kind.DEPARTMENT)


def person(of: Unit, name: str = "", **fields: Any) -> Person:
    number = next(numbers)
    return Person.objects.create(unit=of, name=name or f"党员{number}", order=fields.pop("order", number), **fields)


def group(of: Unit, *members: Person, kind: str = Group.Kind.PARTY_GROUP, name: str = "党组中心组") -> Group:
    made = Group.objects.create(unit=of, kind=kind, name=name)
    made.members.set(members)
    return made


def user(username: str = "", **fields: Any) -> User:
    username = username or f"user{next(numbers)}"
    return User.objects.create_user(username, "right-password", name=fields.pop("name", username), **fields)


def administrator(username: str = "") -> User:
    return user(username, is_administrator=True)
