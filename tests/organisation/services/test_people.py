import pytest

from phases.core import audit
from phases.organisation import services
from phases.organisation.models import Person, Unit
from phases.organisation.services import PersonLine
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-02")
def test_roster_counts_serving_members_only() -> None:
    museum = organisation.unit("省科技館")
    for _ in range(23):
        organisation.person(museum)
    organisation.person(museum, category=Person.Category.ACTIVIST)
    organisation.person(museum, category=Person.Category.RETIRED)
    assert Person.objects.on_roster(museum).filter(category=Person.Category.SERVING).count() == 23
    assert Person.objects.on_roster(museum).party_members().count() == 24


@pytest.mark.trace("T-10")
def test_observers_are_two_representatives_and_five_applicants() -> None:
    museum, by = organisation.unit("省科技館"), organisation.user()
    for number in range(7):
        category = Person.Category.MASS if number < 2 else Person.Category.ACTIVIST
        services.add_person(by=by, unit=museum, name=f"代表{number}", category=category)
    roster = Person.objects.on_roster(museum)
    assert roster.filter(category__in=["mass_representative", "activist"]).count() == 7
    assert roster.party_members().count() == 0


@pytest.mark.trace("S-49", "S-51")
def test_person_keeps_category_and_special_arrangement_in_the_trail() -> None:
    unit, by = organisation.unit(), organisation.user(name="何雨桐")
    person = services.add_person(by=by, unit=unit, name="钟守信", category=Person.Category.RETIRED)
    services.change_person(person=person, by=by, arrangement=Person.Arrangement.HOME_VISIT)
    line = audit.history_of(person)[0]
    assert line.who.name == "何雨桐"
    assert [(change.old, change.new) for change in line.changes] == [(None, "visits at home")]


def test_person_who_leaves_comes_back_by_undo() -> None:
    unit, by = organisation.unit(), organisation.user()
    person = organisation.person(unit)
    services.person_leaves(person=person, by=by)
    assert list(Person.objects.on_roster(unit)) == []
    services.person_returns(person=person, by=by)
    assert list(Person.objects.on_roster(unit)) == [person]


@pytest.mark.trace("S-02")
def test_pasted_roster_makes_departments_and_changes_whom_it_knows() -> None:
    unit, by = organisation.unit(), organisation.user()
    lines = [PersonLine("何雨桐", "办公室", "科员"), PersonLine("邵翀", "高新技术处", "处长")]
    added, changed = services.put_on_roster(by=by, unit=unit, lines=lines)
    assert (len(added), len(changed)) == (2, 0)
    assert {d.name for d in Unit.objects.below(unit).exclude(pk=unit.pk)} == {"办公室", "高新技术处"}
    added, changed = services.put_on_roster(
        by=by, unit=unit, lines=[PersonLine("何雨桐", "办公室", "副主任"), lines[1]]
    )
    assert (added, [person.post for person in changed]) == ([], ["副主任"])


@pytest.mark.trace("S-10")
def test_group_keeps_its_members() -> None:
    unit, by = organisation.unit(), organisation.user()
    first, second = organisation.person(unit), organisation.person(unit)
    group = services.add_group(by=by, unit=unit, kind="party_group", name="局党组中心组", members=[first])
    services.change_group(group=group, by=by, name="局党组中心组", members=[first, second])
    assert list(group.members.all()) == [first, second]


def test_roster_of_a_superior_body_leaves_the_units_below_to_themselves() -> None:
    city = organisation.unit("市委", kind=Unit.Kind.COMMITTEE)
    own = organisation.person(organisation.department(city, "督导组"))
    bureau = organisation.unit("市科技局", parent=city)
    organisation.person(bureau)
    member = organisation.person(organisation.department(bureau, "办公室"))
    assert list(Person.objects.on_roster(city)) == [own]
    assert member in Person.objects.on_roster(bureau)
    assert Person.objects.on_roster(bureau).count() == 2
