import pytest

from phases.meetings import facts
from tests.factories import meetings, organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("present", "reason", "status"),
    [(True, "", "present"), (False, "sick", "leave"), (False, "", "absent")],
)
def test_absence_without_a_reason_is_absence_without_leave(present, reason, status):
    person = organisation.person(organisation.unit())
    assert facts.Presence(person, present=present, reason=reason).status == status


def test_all_but_two_of_three_keeps_the_order_and_each_reason():
    first, second, third = meetings.people(organisation.unit())
    lines = facts.all_but([first, second, third], {third.pk: "business", first.pk: ""})
    assert [line.person for line in lines] == [first, second, third]
    assert [line.status for line in lines] == ["absent", "present", "leave"]
    assert lines[2].reason == "business"
