import pytest

from phases.core.audit.models import AuditEntry
from phases.organisation.roles import Permission, Role
from phases.timeline import selectors, services
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_part_is_given_once_and_moves_to_another_department(campaign):
    user, by = organisation.user(), organisation.user()
    first, second = organisation.department(campaign.unit), organisation.department(campaign.unit, "高新技术处")
    given = services.appoint(campaign=campaign, user=user, role=Role.LIAISON, by=by, department=first)
    services.appoint(campaign=campaign, user=user, role=Role.LIAISON, by=by, department=first)
    services.appoint(campaign=campaign, user=user, role=Role.LIAISON, by=by, department=second)
    assert list(campaign.appointments.values_list("pk", "department")) == [(given.pk, second.pk)]
    acts = AuditEntry.objects.filter(chain=campaign.audit_chain).order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["appointment.made", "appointment.changed"]


def test_part_that_ended_gives_nothing_any_more_and_can_be_given_again(campaign):
    user, by = organisation.user(), organisation.user()
    given = services.appoint(campaign=campaign, user=user, role=Role.OFFICE, by=by)
    services.end_appointment(appointment=given, by=by)
    assert not selectors.part_of(user, campaign).may(Permission.SEE_CAMPAIGN)
    services.appoint(campaign=campaign, user=user, role=Role.OFFICE, by=by)
    assert selectors.part_of(user, campaign).may(Permission.EDIT_CAMPAIGN)
    assert campaign.appointments.count() == 2
