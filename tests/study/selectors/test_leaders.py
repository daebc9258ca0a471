import pytest

from phases.study.models import StudyForm
from phases.study.selectors import leaders
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-40", "S-42")
def test_part_of_each_leader_is_counted_from_the_attendance(campaign):
    first = organisation.person(campaign.unit, "周明远", is_leader=True)
    second = organisation.person(campaign.unit, "沈国栋", is_leader=True)
    people = [first, second, *meetings.people(campaign.unit, 2)]
    for absent in ({}, {}, {second: "business"}):
        study.session(campaign, people=people, absent=absent, chair="周明远")
    study.session(campaign, people=people, form=StudyForm.LECTURE)
    study.session(campaign, people=people, form=StudyForm.SELF)
    rows = leaders.attendance_of(campaign.phases.get(order=1))
    assert [(row.person, row.collective, row.lectures, row.attended, row.expected, row.led) for row in rows] == [
        (first, 3, 1, 4, 4, 3),
        (second, 2, 1, 3, 4, 0),
    ]
