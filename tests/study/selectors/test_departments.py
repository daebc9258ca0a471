import pytest

from phases.organisation.models import Unit
from phases.organisation.roles import Role
from phases.study.selectors import departments
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


def test_departments_and_centres_count_and_branches_and_other_bodies_do_not():
    unit = organisation.unit()
    own = [organisation.department(unit), organisation.unit("情报中心", parent=unit, kind=Unit.Kind.CENTRE)]
    organisation.unit("离退休支部", parent=unit, kind=Unit.Kind.BRANCH)
    below = organisation.unit("下级局", parent=unit, kind=Unit.Kind.UNIT)
    organisation.department(below, "下级局办公室")
    assert departments.departments_of(unit) == own


def test_unit_without_departments_is_its_peoples_own():
    unit = organisation.unit()
    organisation.person(unit)
    assert departments.departments_of(unit) == [unit]


def test_liaison_writes_for_the_own_department():
    campaign = timeline.campaign()
    own, _other = organisation.department(campaign.unit), organisation.department(campaign.unit, "人事处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    part = timeline_selectors.part_of(liaison, campaign)
    assert departments.writable(campaign.unit, part, everywhere=False) == [own]
