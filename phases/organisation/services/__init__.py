"""What happens to units, people and accounts."""

from phases.organisation.services.accounts import (
    change_account,
    change_own_password,
    create_account,
    deactivate,
    give_password,
    prefer,
    reactivate,
    start_installation,
)
from phases.organisation.services.people import (
    PersonLine,
    add_group,
    add_person,
    change_group,
    change_person,
    person_leaves,
    person_returns,
    put_on_roster,
    remove_group,
)
from phases.organisation.services.units import add_unit, change_unit, remove_unit

__all__ = [
    "PersonLine",
    "add_group",
    "add_person",
    "add_unit",
    "change_account",
    "change_group",
    "change_own_password",
    "change_person",
    "change_unit",
    "create_account",
    "deactivate",
    "give_password",
    "person_leaves",
    "person_returns",
    "prefer",
    "put_on_roster",
    "reactivate",
    "remove_group",
    "remove_unit",
    "start_installation",
]
