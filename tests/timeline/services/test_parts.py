import pytest

from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
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


def test_office_makes_nobody_head_and_relieves_none_so_it_cannot_waive_its_own_requests(campaign):
    office, head = timeline.part(campaign, Role.OFFICE), timeline.part(campaign, Role.HEAD)
    with pytest.raises(RefusedError):
        services.appoint(campaign=campaign, user=office, role=Role.HEAD, by=office)
    with pytest.raises(RefusedError):
        services.end_appointment(appointment=campaign.appointments.get(user=head), by=office)
    assert not selectors.part_of(office, campaign).may(Permission.WAIVE)
    assert selectors.part_of(head, campaign).may(Permission.WAIVE)
    services.appoint(campaign=campaign, user=office, role=Role.HEAD, by=organisation.administrator())
    assert selectors.part_of(office, campaign).may(Permission.WAIVE)
