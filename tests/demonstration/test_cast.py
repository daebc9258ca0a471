"""The people of an example: on the roster, in their groups, with one login per role."""

import pytest

from phases.demonstration import facts
from phases.demonstration.cast import Cast, assemble, members_of
from phases.organisation.models import Person, User
from phases.organisation.roles import Role
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def cast_of(about: dict) -> Cast:
    return assemble(about, by=organisation.administrator(), password="three-words-here")


@pytest.fixture
def bureau() -> Cast:
    return cast_of(facts.read("bureau"))


@pytest.mark.trace("S-02")
def test_bureau_has_departments_and_centres(bureau):
    kinds = [unit.kind for unit in bureau.departments.values()]
    assert (len(kinds), kinds.count("centre")) == (12, 2)


@pytest.mark.trace("S-10", "S-51")
def test_bureau_has_members_in_service_a_party_group_and_retired_ones_with_arrangements(bureau):
    retired = [person for person in bureau.people.values() if person.category == Person.Category.RETIRED]
    assert len(members_of(bureau, "serving")) == 23
    assert bureau.groups["party_group"].members.count() == 4
    assert len(retired) == 4
    assert all(person.arrangement for person in retired)


@pytest.mark.parametrize("name", ["bureau", "museum"])
def test_everybody_has_a_category_and_an_arrangement_that_exist(name):
    for person in cast_of(facts.read(name)).people.values():
        person.clean_fields()


def test_one_login_per_role_is_marked_and_tied_to_its_person(bureau):
    office = bureau.users[Role.OFFICE]
    assert office.person is not None
    assert (office.username, office.name, office.person.name) == ("bangongshi", "何雨桐", "何雨桐")
    assert set(bureau.users) == {Role.HEAD, Role.OFFICE, Role.LIAISON, Role.LEADER, Role.MEMBER, Role.SUPERIOR}
    assert all(user.is_demonstration for user in bureau.users.values())
    assert User.objects.get(username="shiwei").check_password("three-words-here")
