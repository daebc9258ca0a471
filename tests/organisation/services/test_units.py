import pytest

from phases.core.verdict import RefusedError
from phases.organisation import services
from phases.organisation.models import Unit
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def test_unit_that_moves_takes_everything_below_along() -> None:
    by = organisation.administrator()
    city = services.add_unit(by=by, name="市")
    bureau = services.add_unit(by=by, name="局")
    office = services.add_unit(by=by, name="办公室", kind=Unit.Kind.DEPARTMENT, parent=bureau)
    services.change_unit(unit=bureau, by=by, parent=city)
    office.refresh_from_db()
    assert office.path == f"/{city.pk}/{bureau.pk}/{office.pk}/"
    assert set(Unit.objects.below(city)) == {city, bureau, office}


def test_unit_with_people_stays() -> None:
    by, unit = organisation.administrator(), organisation.unit()
    organisation.person(unit)
    with pytest.raises(RefusedError) as refusal:
        services.remove_unit(unit=unit, by=by)
    assert "Move them first" in str(refusal.value)
    assert Unit.objects.filter(pk=unit.pk).exists()


def test_empty_unit_is_removed() -> None:
    by, unit = organisation.administrator(), organisation.unit()
    services.remove_unit(unit=unit, by=by)
    assert not Unit.objects.exists()
