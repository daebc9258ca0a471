import pytest

from phases.study.forms.groups import GroupForm
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def test_group_takes_people_of_the_roster_only() -> None:
    unit, stranger = organisation.unit(), organisation.person(organisation.unit())
    member = organisation.person(unit)
    fields = {"kind": "party_group", "name": "党组中心组"}
    assert GroupForm({**fields, "members": [member.pk]}, unit=unit).is_valid()
    assert "members" in GroupForm({**fields, "members": [stranger.pk]}, unit=unit).errors


def test_group_of_the_same_name_is_refused_and_its_own_name_kept() -> None:
    unit = organisation.unit()
    standing = organisation.group(unit, name="党组中心组")
    fields = {"kind": "party_group", "name": "党组中心组"}
    assert "name" in GroupForm(fields, unit=unit).errors
    assert GroupForm(fields, instance=standing, unit=unit).is_valid()
