"""A chain as an office leaves it, and somebody who writes to its tables past the product."""

from collections.abc import Callable

import pytest
from django.db import connection

from phases.core import audit
from phases.organisation.models import Person, Unit, User
from tests.guards import lifted

CHAIN = "5f0c6c3e-6f3e-4d39-9a70-0a4f4c1d9d11"

Forge = Callable[..., None]


@pytest.fixture
def secretary(db: None) -> User:
    unit = Unit.objects.create(name="市水务局", short_name="水务局", path="1/")
    person = Person.objects.create(unit=unit, name="演示甲", post="办公室主任")
    return User.objects.create_user("jia", name="演示甲", person=person)


@pytest.fixture
def chain(secretary: User) -> str:
    """Ten entries, each with a reason and a change."""
    unit = secretary.person.unit
    for number in range(1, 11):
        audit.append(
            chain=CHAIN, act="unit.changed", by=secretary, on=unit, reason=f"第{number}次",
            before={"order": number}, after={"order": number + 1},
        )  # fmt: skip
    return CHAIN


@pytest.fixture
def forge(db: None) -> Forge:
    """Runs SQL with all guards lifted, as a database administrator could."""

    def run(sql: str, *parameters: object) -> None:
        with lifted(connection), connection.cursor() as cursor:
            cursor.execute(sql, parameters)

    return run
