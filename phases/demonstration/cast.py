"""The people of an example campaign: units, roster, groups, logins. Everybody's name is made up."""

from dataclasses import dataclass, field
from typing import Any

from phases.organisation import services
from phases.organisation.models import Group, Person, Unit, User
from phases.organisation.roles import Role


@dataclass
class Cast:
    """Who plays. `users`: one for each role, the first of the file; `logins`: everybody's, by name."""

    unit: Unit
    superior: Unit
    users: dict[Role, User] = field(default_factory=dict)
    logins: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    departments: dict[str, Unit] = field(default_factory=dict)


def assemble(facts: dict[str, Any], *, by: User, password: str) -> Cast:
    """Write the units, the roster, the groups and the logins."""
    superior = services.add_unit(by=by, **facts["superior"]["unit"])
    cast = Cast(unit=services.add_unit(by=by, parent=superior, **facts["unit"]), superior=superior)
    for department in facts["departments"]:
        named = department if isinstance(department, dict) else {"name": department}
        kind = named.get("kind", Unit.Kind.DEPARTMENT)
        cast.departments[named["name"]] = services.add_unit(by=by, name=named["name"], kind=kind, parent=cast.unit)
    enrol(cast, facts, by)
    script = facts["campaign"]["script"]
    for login, name, role, _department in facts["accounts"]:
        if name not in cast.logins:  # somebody may have two parts
            cast.logins[name] = login_for(login, name, password, script, person=cast.people.get(name))
        cast.users.setdefault(Role(role), cast.logins[name])
    login, name = facts["superior_account"]
    cast.users[Role.SUPERIOR] = login_for(login, name, password, script)
    return cast


def enrol(cast: Cast, facts: dict[str, Any], by: User) -> None:
    for name, department, post, flags in facts["people"]:
        cast.people[name] = services.add_person(
            by=by,
            unit=cast.departments[department],
            name=name,
            post=post,
            is_leader="L" in flags,
            is_middle_manager="M" in flags,
        )
    for name, department, category, arrangement, note in facts["special"]:
        cast.people[name] = services.add_person(
            by=by,
            unit=cast.departments[department],
            name=name,
            category=category,
            arrangement=arrangement,
            arrangement_note=note,
        )
    for group in facts["groups"]:
        cast.groups[group["kind"]] = services.add_group(
            by=by,
            unit=cast.unit,
            kind=group["kind"],
            name=group["name"],
            members=members_of(cast, group["members"]),
        )


def members_of(cast: Cast, which: str) -> list[Person]:
    people = list(cast.people.values())
    match which:
        case "leaders":
            return [person for person in people if person.is_leader]
        case "serving":
            return [person for person in people if person.category == Person.Category.SERVING]
        case "middle":
            return [person for person in people if person.is_middle_manager or person.is_leader]
        case "appraisal":
            return people[:18]  # domain.md T-48: eighteen took part; the source does not say who
        case _:
            return people


def login_for(username: str, name: str, password: str, language: str, *, person: Person | None = None) -> User:
    """A login of the demonstration in the script of its campaign; its password is the one that the start prints."""
    return User.objects.create_user(
        username, password, name=name, person=person, language=language, is_demonstration=True
    )
